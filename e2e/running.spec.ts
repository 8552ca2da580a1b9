/** What a program can expect: variables, outputs, limits and ends. */
import { expect, test, type Page } from '@playwright/test';
import { openSessionPage, run, textOf, valueOf } from './support/session-page.ts';

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await openSessionPage(page, { memoryLimit: 256 });
  await run(page, 'pass');
});

test.afterAll(() => page.close());

test('variables, functions and imports live on between runs', async () => {
  await run(page, 'import math\nx = 20\ndef twice(n): return 2 * n');
  const result = await run(page, 'twice(x) + math.floor(2.5)');
  expect(result.status).toBe('ok');
  expect(valueOf(result)).toBe('42');
});

test('top-level await works, and runs queue in the order of their calls', async () => {
  const values = await page.evaluate(async () => {
    const results = await Promise.all([
      window.session.run('import asyncio\nawait asyncio.sleep(0.2)\nlog = ["first"]\nlog'),
      window.session.run('log.append("second")\nlog'),
      window.session.run('log.append("third")\nlog'),
    ]);
    return results.map(({ outputs, executionCount }) => ({ executionCount, outputs }));
  });
  expect(values.at(-1)?.outputs).toMatchObject([
    { output_type: 'execute_result', data: { 'text/plain': "['first', 'second', 'third']" } },
  ]);
  const counts = values.map(({ executionCount }) => executionCount);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
});

test('`if __name__ == "__main__"` runs, and classes of the program can be pickled', async () => {
  const result = await run(
    page,
    `import pickle, dataclasses
@dataclasses.dataclass
class Point:
    x: int
if __name__ == "__main__":
    print(pickle.loads(pickle.dumps(Point(3))))`,
  );
  expect(textOf(result)).toBe('Point(x=3)\n');
});

test('stdout, stderr and displays keep their order', async () => {
  const { outputs } = await run(
    page,
    `import sys
print("one")
print("two", file=sys.stderr)
display("shown")
print("three")
4`,
  );
  expect(outputs).toMatchObject([
    { output_type: 'stream', name: 'stdout', text: 'one\n' },
    { output_type: 'stream', name: 'stderr', text: 'two\n' },
    { output_type: 'display_data', data: { 'text/plain': "'shown'" } },
    { output_type: 'stream', name: 'stdout', text: 'three\n' },
    { output_type: 'execute_result', data: { 'text/plain': '4' } },
  ]);
});

test('what goes past sys.stdout is output too', async () => {
  const result = await run(
    page,
    'import os\nos.write(1, b"raw\\n")\nos.write(2, "Ä\\n".encode())\nprint("plain")',
  );
  expect(textOf(result)).toBe('raw\nplain\n');
  expect(textOf(result, 'stderr')).toBe('Ä\n');
});

test('output streams while the program runs', async () => {
  const before = await page.evaluate(async () => {
    const seen: string[] = [];
    const stop = window.session.on('output', (change) => {
      if (change.kind === 'append' && change.output.output_type === 'stream')
        seen.push(change.output.text);
      if (change.kind === 'extend') seen.push(change.text);
    });
    let finished = false;
    const result = window.session.run(
      'import time\nfor i in range(4):\n    print(i)\n    time.sleep(0.15)',
    );
    void result.then(() => (finished = true));
    while (seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const early = !finished;
    await result;
    stop();
    return { early, text: seen.join('') };
  });
  expect(before).toEqual({ early: true, text: '0\n1\n2\n3\n' });
});

test('a traceback shows the lines of the program and none of ours; a SyntaxError has its caret', async () => {
  const result = await run(page, 'def f(n):\n    return 1 / n\n\nf(0)');
  expect(result.status).toBe('error');
  expect(result.error?.name).toBe('ZeroDivisionError');
  expect(result.error?.traceback).toContain('return 1 / n');
  expect(result.error?.traceback).toContain('line 4, in <module>');
  expect(result.error?.traceback).not.toMatch(/agent_sandbox|_pyodide/);
  expect(result.outputs.at(-1)).toMatchObject({ output_type: 'error', ename: 'ZeroDivisionError' });
  const syntax = await run(page, 'x = = 1');
  expect(syntax.error?.name).toBe('SyntaxError');
  expect(syntax.error?.traceback).toMatch(/x = = 1\n\s+\^/);
});

test('what was output before an error is in the result', async () => {
  const result = await run(page, 'print("kept")\ndisplay({"a": 1})\nraise ValueError("no")');
  expect(result.outputs.map(({ output_type }) => output_type)).toEqual([
    'stream',
    'display_data',
    'error',
  ]);
});

test('the flood of a print loop is cut with an honest line, and the run goes on', async () => {
  const result = await run(page, 'for i in range(10**6): print(i)\nsurvived = 1\nsurvived');
  expect(result.status).toBe('ok');
  expect(valueOf(result)).toBe('1');
  const text = textOf(result);
  expect(text.startsWith('0\n1\n2\n')).toBe(true);
  expect(text.length).toBeLessThanOrEqual(1_048_576);
  const dropped = /… ([\d,]+) bytes dropped/
    .exec(textOf(result, 'stderr'))?.[1]
    ?.replaceAll(',', '');
  const printed = Array.from({ length: 10 ** 6 }, (_, index) => `${index}\n`.length).reduce(
    (a, b) => a + b,
  );
  expect(Number(dropped)).toBe(printed - text.length);
});

test('the flood of displays is cut with an honest line', async () => {
  const result = await run(page, 'for i in range(2000): display(i)');
  expect(result.status).toBe('ok');
  expect(result.outputs.filter(({ output_type }) => output_type === 'display_data')).toHaveLength(
    500,
  );
  expect(textOf(result, 'stderr')).toContain('… 1,500 displays dropped');
});

test('every way to show something ends in its MIME types', async () => {
  const { outputs } = await run(
    page,
    `from IPython.display import HTML, Markdown, Image, JSON
class Rich:
    def _repr_mimebundle_(self, include=None, exclude=None): return {"text/markdown": "**m**", "text/plain": "m"}
class Html:
    def _repr_html_(self): return "<b>h</b>"
display(Rich()); display(Html()); display(HTML("<i>x</i>")); display(Markdown("# t")); display(JSON({"a": [1]}))
Html()`,
  );
  expect(outputs).toMatchObject([
    { data: { 'text/markdown': '**m**', 'text/plain': 'm' } },
    { data: { 'text/html': '<b>h</b>' } },
    { data: { 'text/html': '<i>x</i>' } },
    { data: { 'text/markdown': '# t' } },
    { data: { 'application/json': { a: [1] } } },
    { output_type: 'execute_result', data: { 'text/html': '<b>h</b>' } },
  ]);
});

test('clear_output and updates change what is there', async () => {
  const { outputs } = await run(
    page,
    `from IPython.display import clear_output, display, update_display
print("gone")
clear_output()
handle = display("old", display_id="d")
update_display("new", display_id="d")
print("end")`,
  );
  expect(outputs).toMatchObject([
    { output_type: 'display_data', data: { 'text/plain': "'new'" } },
    { output_type: 'stream', text: 'end\n' },
  ]);
});

test('sys.exit ends the run, and only the run', async () => {
  await run(page, 'kept = 7');
  expect((await run(page, 'import sys\nsys.exit()')).status).toBe('ok');
  expect((await run(page, 'sys.exit(0)')).status).toBe('ok');
  const failed = await run(page, 'sys.exit("bad luck")');
  expect(failed).toMatchObject({ status: 'error', statePreserved: true });
  expect(failed.error).toMatchObject({ name: 'SystemExit', message: 'bad luck' });
  expect(valueOf(await run(page, 'kept'))).toBe('7');
});

test('input() says what to do instead', async () => {
  const result = await run(page, 'input("Your name? ")');
  expect(result.status).toBe('error');
  expect(result.error?.message).toContain('inputs');
});

test('time.sleep really sleeps and really stops', async () => {
  const result = await run(
    page,
    'import time\nt = time.monotonic()\ntime.sleep(0.3)\ntime.monotonic() - t >= 0.3',
  );
  expect(valueOf(result)).toBe('True');
  const stopped = await run(page, 'time.sleep(60)', { timeout: 300 });
  expect(stopped).toMatchObject({ status: 'timeout', statePreserved: true });
});

test('asyncio.run works in plain programs', async () => {
  const result = await run(
    page,
    'import asyncio\nasync def main():\n    await asyncio.sleep(0.01)\n    return "done"\nasyncio.run(main())',
  );
  expect(valueOf(result)).toBe("'done'");
});

test('inputs become variables, and files', async () => {
  const result = await page.evaluate(() =>
    window.session.run(
      'import array\n[data["rows"][1], array.array("d", numbers).tolist(), open(table).read(), table]',
      {
        inputs: {
          data: { rows: [1, 2] },
          numbers: new Float64Array([1.5, 2.5]),
          table: new File(['a,b'], 'table.csv'),
        },
      },
    ),
  );
  expect(valueOf(result)).toBe("[2, [1.5, 2.5], 'a,b', '/data/table.csv']");
});

test('an input that cannot travel, or a name that is none, is refused by name', async () => {
  const errors = await page.evaluate(async () => {
    const attempts = [{ 'not a name': 1 }, { fn: () => 1 }];
    return Promise.all(
      attempts.map((inputs) =>
        window.session.run('1', { inputs }).catch((error: Error) => error.message),
      ),
    );
  });
  expect(errors[0]).toContain('"not a name"');
  expect(errors[1]).toContain('fn');
});

test('MemoryError at the limit, RecursionError on endless recursion; the session lives on', async () => {
  await run(page, 'kept = 8');
  const memory = await run(page, 'blob = bytearray(300 * 1024 * 1024)');
  expect(memory).toMatchObject({ status: 'error', statePreserved: true });
  expect(memory.error?.name).toBe('MemoryError');
  const recursion = await run(page, 'def f(): return f()\nf()');
  expect(recursion.error?.name).toBe('RecursionError');
  expect(valueOf(await run(page, 'kept'))).toBe('8');
});

test('a time limit stops a loop and keeps the variables', async () => {
  const result = await run(page, 'print("before")\nkept = 9\nwhile True: pass', { timeout: 400 });
  expect(result).toMatchObject({ status: 'timeout', statePreserved: true });
  expect(textOf(result)).toBe('before\n');
  expect(valueOf(await run(page, 'kept'))).toBe('9');
});

test('the time limit also reaches awaits, gathers and callbacks of C code', async () => {
  await run(page, 'import asyncio, time\nkept = 9');
  for (const code of [
    'await asyncio.sleep(60)',
    'await asyncio.gather(*(asyncio.sleep(60) for _ in range(3)))',
    'sorted(range(10**6), key=lambda n: [0 for _ in range(100)])',
    'asyncio.run(asyncio.sleep(60))',
    'async def spin():\n    while True: await asyncio.sleep(0)\nawait spin()',
    'async def busy():\n    while True: pass\nawait asyncio.gather(busy())',
  ]) {
    const result = await run(page, code, { timeout: 300 });
    expect({ code, ...result }).toMatchObject({ code, status: 'timeout', statePreserved: true });
  }
  expect(valueOf(await run(page, 'kept'))).toBe('9');
});

test('a C loop is ended, what was printed is kept, and the next run works in a fresh interpreter', async () => {
  const result = await run(page, 'for i in range(5): print(i)\nsum(range(10**12))', {
    timeout: 300,
  });
  expect(result).toMatchObject({ status: 'timeout', statePreserved: false });
  expect(textOf(result)).toBe('0\n1\n2\n3\n4\n');
  const next = await run(page, '"kept" in globals()');
  expect(valueOf(next)).toBe('False');
});

test('a program that swallows every interrupt is ended after the grace time', async () => {
  const result = await run(
    page,
    'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
    {
      timeout: 200,
    },
  );
  expect(result).toMatchObject({ status: 'timeout', statePreserved: false });
});

test('interrupt() and an aborted signal stop the run and keep the variables', async () => {
  const results = await page.evaluate(async () => {
    await window.session.run('kept = 10');
    const first = new Promise((resolve) => window.session.on('run-start', resolve));
    const looping = window.session.run('while True: pass');
    const queued = window.session.run('"never"');
    await first;
    await window.session.interrupt();
    const controller = new AbortController();
    const second = new Promise((resolve) => window.session.on('run-start', resolve));
    const aborted = window.session.run('while True: pass', { signal: controller.signal });
    await second;
    controller.abort();
    const after = await Promise.all([looping, queued, aborted]);
    return [...after, await window.session.run('kept')];
  });
  expect(results).toMatchObject([
    { status: 'interrupted', statePreserved: true },
    { status: 'interrupted', statePreserved: true, outputs: [] },
    { status: 'interrupted', statePreserved: true },
    { status: 'ok' },
  ]);
});

test('an interpreter that dies by itself gives `crashed` with what was printed; the next run works', async () => {
  const result = await run(
    page,
    // CPython walks out of the dictionary's table here; WebAssembly traps.
    `print("last words")
d = {f"k{i}": i for i in range(1000)}
for i in range(1, 1000): del d[f"k{i}"]
backwards = [reversed(d), reversed(d.keys()), reversed(d.values()), reversed(d.items())]
d.clear()
d["k0"] = 0
[list(each) for each in backwards]`,
  );
  expect(result).toMatchObject({ status: 'crashed', statePreserved: false });
  expect(textOf(result)).toBe('last words\n');
  expect(valueOf(await run(page, '1 + 1'))).toBe('2');
});

test('what tasks of an ended run print is not taken for output of a later one', async () => {
  await run(
    page,
    'import asyncio\nasync def later():\n    await asyncio.sleep(0.2)\n    print("LATE")\nhold = asyncio.create_task(later())\nawait asyncio.sleep(0)',
  );
  const result = await run(page, 'await asyncio.sleep(0.5)\nprint("mine")');
  expect(textOf(result)).toBe('mine\n');
});

test('an unknown import says what is available and how to add it, and causes no request', async () => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const result = await run(page, 'import surely_not_a_package_7f3a');
  expect(result.error?.name).toBe('ModuleNotFoundError');
  expect(result.error?.traceback).toContain('wheels');
  expect(requests.filter((url) => url.includes('7f3a'))).toEqual([]);
});

test('restart() gives a fresh interpreter; close() settles what is pending and refuses the rest', async () => {
  const outcome = await page.evaluate(async () => {
    await window.session.run('kept = 1');
    await window.session.restart();
    const fresh = await window.session.run('"kept" in globals()');
    const pending = window.session
      .run('while True: pass')
      .catch((error: { code: string }) => error.code);
    await new Promise((resolve) => setTimeout(resolve, 100));
    window.session.close();
    const refused = await window.session.run('1').catch((error: { code: string }) => error.code);
    return {
      fresh: fresh.outputs,
      count: fresh.executionCount,
      pending: await pending,
      refused,
      frames: document.querySelectorAll('iframe').length,
    };
  });
  expect(outcome).toMatchObject({
    fresh: [{ data: { 'text/plain': 'False' } }],
    count: 1,
    pending: 'closed',
    refused: 'closed',
    frames: 0,
  });
});
