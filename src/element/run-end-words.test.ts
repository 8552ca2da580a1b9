import { expect, test } from 'vitest';
import type { Output } from '../protocol/outputs.ts';
import type { RunResult } from '../protocol/run-result.ts';
import { announcement, endNote } from './run-end-words.ts';

const result = (more: Partial<RunResult>): RunResult => ({
  status: 'ok',
  outputs: [],
  executionCount: 1,
  statePreserved: true,
  timings: { queued: 0, boot: 0, install: 0, run: 60_012, total: 60_012 },
  ...more,
});
const shown = (data: Record<string, string>): Output => ({
  output_type: 'execute_result',
  execution_count: 1,
  data,
  metadata: {},
});

test('a stop says whether the variables were kept', () => {
  expect(endNote(result({ status: 'interrupted' }))).toBe('Stopped. Variables were kept.');
  expect(endNote(result({ status: 'interrupted', statePreserved: false }))).toBe(
    'Stopped. The interpreter was restarted, variables are gone.',
  );
});

test('a time limit says how long it was', () => {
  expect(endNote(result({ status: 'timeout', statePreserved: false }))).toBe(
    'Ended after 60 s, the time limit. The interpreter was restarted, variables are gone.',
  );
});

test('a crash says why, in one line of bounded length', () => {
  const error = { name: 'Crashed', message: `memory\n${'x'.repeat(500)}`, traceback: '' };
  const note = endNote(result({ status: 'crashed', statePreserved: false, error })) ?? '';
  expect(note).toMatch(/^Python crashed: memory x+…\. The interpreter was restarted/u);
  expect(note.length).toBeLessThan(250);
});

test('a program that ended by itself needs no note', () => {
  expect(endNote(result({}))).toBeUndefined();
  expect(endNote(result({ status: 'error' }))).toBeUndefined();
});

test('a screen reader hears what there is and a short value, not the whole output', () => {
  expect(announcement(3, result({}))).toBe('Run 3 finished without output.');
  expect(announcement(3, result({ outputs: [shown({ 'text/plain': '42' })] }))).toBe(
    'Run 3 finished: 1 output. 42',
  );
  const figures = [shown({ 'application/vnd.plotly.v1+json': '' }), shown({ 'image/png': '' })];
  expect(announcement(3, result({ outputs: figures }))).toBe('Run 3 finished: 2 figures.');
  expect(announcement(3, result({ outputs: [shown({ 'text/plain': 'x'.repeat(141) })] }))).toBe(
    'Run 3 finished: 1 output.',
  );
});

test('a failed run is announced with its exception', () => {
  const error = { name: 'ValueError', message: 'no', traceback: '' };
  expect(announcement(2, result({ status: 'error', error }))).toBe('Run 2 failed. ValueError: no');
});
