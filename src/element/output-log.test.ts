import { expect, test } from 'vitest';
import type { Output, StreamOutput } from '../protocol/outputs.ts';
import { OutputLog, snapshot } from './output-log.ts';

const stream = (text: string): StreamOutput => ({ output_type: 'stream', name: 'stdout', text });

test('a stream is told whole after each piece', () => {
  const log = new OutputLog();
  log.apply({ kind: 'append', run: 1, index: 0, output: stream('a') });
  log.apply({ kind: 'extend', run: 1, index: 0, text: 'b' });
  expect(log.apply({ kind: 'extend', run: 1, index: 0, text: 'c' })).toEqual(stream('abc'));
});

test('a stream that its sender goes on writing to is not told twice', () => {
  const log = new OutputLog();
  const growing = stream('a');
  log.apply(snapshot({ kind: 'append', run: 1, index: 0, output: growing }));
  growing.text += 'b';
  expect(log.apply({ kind: 'extend', run: 1, index: 0, text: 'b' })).toEqual(stream('ab'));
});

test('after clear and in another run, earlier outputs are not built upon', () => {
  const log = new OutputLog();
  log.apply({ kind: 'append', run: 1, index: 0, output: stream('old') });
  expect(log.apply({ kind: 'clear', run: 1 })).toBeUndefined();
  expect(log.apply({ kind: 'append', run: 1, index: 0, output: stream('new') })).toEqual(
    stream('new'),
  );
  log.apply({ kind: 'append', run: 2, index: 0, output: stream('second') });
  expect(log.apply({ kind: 'extend', run: 2, index: 0, text: '!' })).toEqual(stream('second!'));
});

test('an update of an earlier run leaves the current one alone', () => {
  const log = new OutputLog();
  const update: Output = { output_type: 'display_data', data: { 'text/plain': 'x' }, metadata: {} };
  log.apply({ kind: 'append', run: 2, index: 0, output: stream('a') });
  expect(log.apply({ kind: 'replace', run: 1, index: 0, output: update })).toBe(update);
  expect(log.apply({ kind: 'extend', run: 2, index: 0, text: 'b' })).toEqual(stream('ab'));
});
