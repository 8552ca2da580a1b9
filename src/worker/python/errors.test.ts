import { beforeAll, expect, test } from 'vitest';
import { startPython } from './start-python.mjs';

let python: Awaited<ReturnType<typeof startPython>>;
beforeAll(async () => {
  python = await startPython();
}, 120_000);

test("a traceback shows the program's own lines with carets, and none of ours", async () => {
  const run = await python.run('def f(n):\n  return 1 / n\nf(0)');
  expect(run).toMatchObject({
    status: 'error',
    name: 'ZeroDivisionError',
    message: 'division by zero',
  });
  expect(run.traceback).toBe(
    [
      'Traceback (most recent call last):',
      '  File "<cell 1>", line 3, in <module>',
      '    f(0)',
      '    ~^^^',
      '  File "<cell 1>", line 2, in f',
      '    return 1 / n',
      '           ~~^~~',
      'ZeroDivisionError: division by zero',
      '',
    ].join('\n'),
  );
});

test('a SyntaxError points at the place', async () => {
  const { traceback, name } = await python.run('x = = 3');
  expect(name).toBe('SyntaxError');
  expect(traceback).toMatch(/^ {2}File "<cell 2>", line 1\n {4}x = = 3\n {8}\^\nSyntaxError: /);
});

test('chains and groups of exceptions are kept', async () => {
  const chained = await python.run(
    'try:\n  1/0\nexcept Exception as e:\n  raise KeyError("k") from e',
  );
  expect(chained.traceback).toContain('The above exception was the direct cause');
  const group = await python.run('raise ExceptionGroup("g", [ValueError(1), TypeError(2)])');
  expect(group.traceback).toMatch(/Exception Group Traceback[^]*ValueError: 1[^]*TypeError: 2/);
});

test('deep recursion gives a short traceback', async () => {
  for (const code of ['def f(): f()\nf()', 'def a(): b()\ndef b(): a()\na()']) {
    const { name, traceback } = await python.run(code);
    expect(name).toBe('RecursionError');
    expect(traceback.split('\n').length).toBeLessThan(200);
    expect(traceback).toMatch(/more times|entries left out/);
  }
});

test('exceptions that cannot be written survive, and long messages say what was cut', async () => {
  const silent = await python.run('class E(Exception):\n  def __str__(self): 1/0\nraise E');
  expect(silent).toMatchObject({ name: 'E', message: '<exception str() failed>' });
  const named = await python.run(
    'class M(type):\n  __name__ = property(lambda s: 1/0)\nclass F(Exception, metaclass=M): pass\nraise F',
  );
  expect(named).toMatchObject({ status: 'error', name: 'F' });
  const long = await python.run('raise ValueError("x" * 25000)');
  expect(long.message).toMatch(/x… \[15000 characters cut\]$/);
});

test('a module that is missing says what there is, and optional imports still work', async () => {
  const missing = await python.run('import nowhere');
  expect(missing.message).toBe("No module named 'nowhere'\nAvailable: json.");
  expect((await python.run('import tkinter')).message).toContain('does not exist in a browser');
  const optional = await python.run(
    'import importlib.util\ntry:\n  import nowhere\nexcept ImportError as e: print(e)\nimportlib.util.find_spec("nowhere")',
  );
  expect(optional).toMatchObject({
    status: 'ok',
    stdout: "No module named 'nowhere'\n",
    shown: [],
  });
});

test('input(), threads and notebook commands say what to do instead', async () => {
  const asked = await python.run('input("Name? ")');
  expect(asked).toMatchObject({ name: 'EOFError', stdout: 'Name? \n' });
  expect(asked.message).toContain('inputs');
  expect(
    (await python.run('import threading\nthreading.Thread(target=print).start()')).message,
  ).toContain('no threads');
  expect((await python.run('!pip install x')).message).toContain('leave them out');
});

test('a program that sabotages the interpreter does not break the next run', async () => {
  const attacks = [
    'import sys; sys.stdout = sys.stderr = sys.displayhook = None; sys.excepthook = lambda *a: 1 / 0',
    'import sys; sys.meta_path.clear(); sys.path[:] = []; sys.modules.clear()',
    'import builtins; builtins.print = builtins.repr = builtins.len = builtins.__import__ = None',
    'import builtins; builtins.__dict__.clear()',
    'import sys; sys.setprofile(lambda *a: [i for i in range(1000)]); sys.settrace(lambda *a: None)',
    'import sys; sys.setprofile(lambda *a: 1 / 0)',
    'import asyncio, json, time; asyncio.get_event_loop = asyncio.run = json.dumps = time.sleep = None',
    'import sys; sys.stdout.write = None; sys.stdout.close(); sys.setrecursionlimit(60)',
    'import traceback, linecache; traceback.TracebackException = linecache.getlines = None',
    'import agent_sandbox\nfor k in list(vars(agent_sandbox)): setattr(agent_sandbox, k, None)',
    'globals().clear()',
  ];
  for (const attack of attacks) {
    await python.run(attack);
    const next = await python.run(
      'import colorsys, json\nprint(json.dumps([1]))\ndisplay(2)\n1 + 1',
    );
    expect(next, attack).toMatchObject({ status: 'ok', stdout: '[1]\n', stderr: '' });
    expect(
      next.shown.map(({ data }) => data['text/plain']),
      attack,
    ).toEqual(['2', '2']);
    const failing = await python.run('1 / 0');
    expect(failing.traceback, attack).toContain('~~^~~');
  }
});
