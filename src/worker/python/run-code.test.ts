import { beforeAll, describe, expect, test } from 'vitest';
import { startPython } from './start-python.mjs';

let python: Awaited<ReturnType<typeof startPython>>;
beforeAll(async () => {
  python = await startPython();
}, 120_000);

const lines = (...text: string[]): string => text.join('\n');

describe('programs', () => {
  test('run in __main__, and their variables live on', async () => {
    const first = await python.run('kept = 40\nif __name__ == "__main__": print("main")');
    expect(first).toMatchObject({ mode: 'sync', status: 'ok', stdout: 'main\n', shown: [] });
    const second = await python.run('kept + 2');
    expect(second.shown).toMatchObject([{ kind: 'execute_result', data: { 'text/plain': '42' } }]);
  });

  test('a last expression with a semicolon, and None, show nothing', async () => {
    for (const code of ['1;', '(1); # note', 'None', 'x = 1', '# only a comment', '']) {
      expect((await python.run(code)).shown, code).toEqual([]);
    }
  });

  test('may await at the top level, and keep what they imported from __future__', async () => {
    const awaited = await python.run('import asyncio\nawait asyncio.sleep(0, "value")');
    expect(awaited).toMatchObject({ mode: 'async', status: 'ok' });
    expect(awaited.shown[0]?.data['text/plain']).toBe("'value'");
    await python.run('from __future__ import annotations');
    const { shown } = await python.run('def f(a: undefined): pass\nf.__annotations__');
    expect(shown[0]?.data['text/plain']).toBe("{'a': 'undefined'}");
  });

  test('find their own source, pickle their own classes and use dataclasses', async () => {
    const { stdout } = await python.run(
      lines(
        'import inspect, pickle, dataclasses',
        '@dataclasses.dataclass',
        'class Point:\n  x: int',
        'def f(): return 1',
        'print(inspect.getsource(f), pickle.loads(pickle.dumps(Point(3))))',
      ),
    );
    expect(stdout).toBe('def f(): return 1\n Point(x=3)\n');
  });

  test('that are indented as a whole run', async () => {
    expect((await python.run('  a = 1\n  a')).shown[0]?.data['text/plain']).toBe('1');
  });

  test('get inputs as Python values, typed arrays as a memoryview, files as a path', async () => {
    const { shown } = await python.run('[d, f.format, f.tolist(), path, nothing]', {
      inputs: {
        d: { k: [1, null] },
        f: new Float64Array([1, 2]),
        path: { __file__: '/data/a.csv' },
        nothing: null,
      },
    });
    expect(shown[0]?.data['text/plain']).toBe(
      "[{'k': [1, None]}, 'd', [1.0, 2.0], '/data/a.csv', None]",
    );
  });
});

describe('the end of a run', () => {
  test('sys.exit() is ok for 0 and None, else an error with the code', async () => {
    for (const code of ['exit()', 'import sys; sys.exit(0)']) {
      expect((await python.run(code)).status).toBe('ok');
    }
    expect(await python.run('raise SystemExit("no data")')).toMatchObject({
      status: 'error',
      name: 'SystemExit',
      message: 'no data',
      traceback: '',
    });
  });

  test('a stop of a busy loop interrupts, and keeps variables and output', async () => {
    python.stopAfter(100);
    const run = await python.run('print("before")\nn = 7\nwhile True: pass');
    expect(run).toMatchObject({ status: 'interrupted', stdout: 'before\n' });
    expect(run.traceback).toContain('line 3, in <module>');
    expect((await python.run('n')).shown[0]?.data['text/plain']).toBe('7');
  });

  test('a stop of a sleep interrupts', async () => {
    python.stopAfter(100);
    expect((await python.run('import time\ntime.sleep(30)')).status).toBe('interrupted');
  });

  test('cancel() interrupts what awaits, gathered tasks too', async () => {
    for (const wait of [
      'asyncio.sleep(60)',
      'asyncio.gather(asyncio.sleep(60), asyncio.sleep(50))',
    ]) {
      const run = await python.run(`import asyncio\nawait ${wait}`, {
        onStart: () => setTimeout(() => python.api.cancel(), 50),
      });
      expect(run).toMatchObject({
        mode: 'async',
        status: 'interrupted',
        name: 'KeyboardInterrupt',
      });
    }
  });

  test("a program's own KeyboardInterrupt is an error", async () => {
    const run = await python.run('raise KeyboardInterrupt');
    expect(run).toMatchObject({ status: 'error', name: 'KeyboardInterrupt' });
  });

  test('a handler for SIGALRM that a program installs is not called by the look at the mail', async () => {
    python.stopAfter(50);
    const run = await python.run(
      lines(
        'import signal, time',
        'def late(*_): raise TimeoutError',
        'signal.signal(signal.SIGALRM, late)',
        'while True: pass',
      ),
    );
    expect(run.status).toBe('interrupted');
  });
});

describe('asyncio', () => {
  test('asyncio.run() works in plain code, with timers, tasks and threads that are none', async () => {
    const { stdout, status } = await python.run(
      lines(
        'import asyncio',
        'async def one(n):\n  await asyncio.sleep(0.01)\n  return n',
        'async def main():',
        '  return await asyncio.gather(one(1), one(2), asyncio.to_thread(lambda: 3))',
        'print(asyncio.run(main()))',
      ),
    );
    expect({ stdout, status }).toEqual({ stdout: '[1, 2, 3]\n', status: 'ok' });
    expect(
      (await python.run('await one(4)\nasyncio.run(one(5))')).shown[0]?.data['text/plain'],
    ).toBe('5');
  });

  test('asyncio.run() that can never end says to use await', async () => {
    const run = await python.run(
      'async def stuck(): await asyncio.get_running_loop().create_future()\nasyncio.run(stuck())',
    );
    expect(run.message).toContain('await main()');
  });

  test('the exception of a task that nobody awaited is written to stderr', async () => {
    const { stderr } = await python.run(
      'async def bad(): raise ValueError("lost")\nt = asyncio.create_task(bad())\nawait asyncio.sleep(0.01)',
    );
    expect(stderr).toContain('Task exception was never retrieved');
    expect(stderr).toContain('ValueError: lost');
    expect(stderr).not.toContain('webloop');
  });

  test('what a task of an earlier run prints and shows is dropped, and the drop is said', async () => {
    const code = lines(
      'async def late():\n  await asyncio.sleep(0.02)\n  print("late")\n  display(1)',
      't = asyncio.create_task(late())',
    );
    expect((await python.run(code)).stderr).toContain('1 task still runs');
    const next = await python.run('await asyncio.sleep(0.1)\nprint("mine")');
    expect(next).toMatchObject({ stdout: 'mine\n', shown: [] });
    expect(next.stderr).toBe(
      '[5 characters and 1 displays of tasks of an earlier run were dropped]\n',
    );
  });
});
