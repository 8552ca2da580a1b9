import { beforeAll, expect, test } from 'vitest';
import { startPython } from './start-python.mjs';

let python: Awaited<ReturnType<typeof startPython>>;
beforeAll(async () => {
  python = await startPython();
}, 120_000);

test('stdout and stderr look like text streams and take what programs write', async () => {
  const run = await python.run(
    [
      'import sys, io',
      'print("a", flush=True)',
      'sys.stdout.writelines(["b", "c"])',
      'sys.stdout.buffer.write("hé".encode()[:2]); sys.stdout.buffer.write("é".encode()[1:])',
      'sys.stderr.write("e"); sys.stdout.close(); sys.stdout.reconfigure(encoding="utf-8")',
      'try: sys.stdout.fileno()',
      'except io.UnsupportedOperation: print(sys.stdout.isatty(), sys.stdout.encoding)',
    ].join('\n'),
  );
  expect(run).toMatchObject({ stdout: 'a\nbchéFalse utf-8\n', stderr: 'e' });
});

test('one huge string arrives whole', async () => {
  const { stdout } = await python.run('print("x" * 1_000_000)');
  expect(stdout.length).toBe(1_000_001);
});

test('representations become one bundle that always has text/plain', async () => {
  const { shown } = await python.run(
    [
      'class Rich:',
      '  def _repr_html_(self): return "<b>1</b>"',
      '  def _repr_markdown_(self): return "**1**"',
      '  def _repr_json_(self): return {"a": [1, float("nan")]}',
      '  def _repr_png_(self): return b"\\x89PNG"',
      '  def __repr__(self): return "Rich()"',
      'Rich()',
    ].join('\n'),
  );
  expect(shown).toMatchObject([{ kind: 'execute_result' }]);
  expect(shown[0]?.data).toEqual({
    'text/html': '<b>1</b>',
    'text/markdown': '**1**',
    'application/json': '{"a": [1, null]}',
    'image/png': 'iVBORw==',
    'text/plain': 'Rich()',
  });
});

test('_repr_mimebundle_ may give metadata, and _ipython_display_ takes over', async () => {
  const { shown } = await python.run(
    [
      'class A:',
      '  def _repr_mimebundle_(self, include=None, exclude=None):',
      '    return {"text/html": "x"}, {"text/html": {"isolated": True}}',
      'class B:',
      '  def _ipython_display_(self): display(A())',
      'B()',
    ].join('\n'),
  );
  expect(shown).toMatchObject([
    {
      kind: 'display_data',
      data: { 'text/html': 'x' },
      metadata: { 'text/html': { isolated: true } },
    },
  ]);
});

test('hooks that raise or return a wrong type leave the text, and a line on stderr', async () => {
  const run = await python.run(
    'class Bad:\n  def _repr_html_(self): raise KeyError("h")\n  def _repr_png_(self): return 5\n  def __repr__(self): 1/0\nBad()',
  );
  expect(run.status).toBe('ok');
  expect(run.stderr).toContain('_repr_html_ of Bad failed');
  expect(run.shown[0]?.data).toEqual({
    'text/plain': '<Bad object: its __repr__ raised ZeroDivisionError: division by zero>',
  });
});

test('objects that answer to every name are shown as text', async () => {
  const { shown } = await python.run('from unittest.mock import MagicMock\nMagicMock(name="m")');
  expect(Object.keys(shown[0]?.data ?? {})).toEqual(['text/plain']);
});

test('wide containers are laid out, long text is clipped with the number', async () => {
  const wide = await python.run('{i: "abc" * 5 for i in range(10)}');
  expect(wide.shown[0]?.data['text/plain']).toContain(",\n 1: 'abc");
  const long = await python.run('"x" * 200_000');
  expect(long.shown[0]?.data['text/plain']).toMatch(/… \[100002 characters cut\]$/);
});

test('IPython.display works without IPython', async () => {
  const run = await python.run(
    [
      'from IPython.display import HTML, Image, Markdown, JSON, SVG, Javascript, display, clear_output',
      'from IPython import get_ipython',
      'assert get_ipython() is None',
      'display(HTML("<i>"), Markdown("*m*"), JSON({"a": 1}), SVG("<svg/>"), Javascript("1"))',
      'display(Image(data=b"\\xff\\xd8\\xff", width=5))',
      'clear_output(wait=True)',
      'handle = display(1, display_id="d"); handle.update(2)',
    ].join('\n'),
  );
  expect(run.stderr).toBe('');
  expect(run.cleared).toEqual([true]);
  expect(run.shown.map(({ kind, id, data }) => [kind, id, Object.keys(data)[0]])).toEqual([
    ['display_data', '', 'text/html'],
    ['display_data', '', 'text/markdown'],
    ['display_data', '', 'application/json'],
    ['display_data', '', 'image/svg+xml'],
    ['display_data', '', 'application/javascript'],
    ['display_data', '', 'image/jpeg'],
    ['display_data', 'd', 'text/plain'],
    ['update_display_data', 'd', 'text/plain'],
  ]);
  expect(run.shown[5]?.metadata).toEqual({ 'image/jpeg': { width: 5 } });
});
