import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GateEvent, GateOutput } from '../protocol/gate-messages.ts';
import { limits } from '../protocol/limits.ts';
import { Outgoing } from './outgoing.ts';

let changes: GateOutput[] = [];
let batches = 0;
let outgoing: Outgoing;

beforeEach(() => {
  vi.useFakeTimers();
  changes = [];
  batches = 0;
  outgoing = new Outgoing(1, (event: GateEvent) => {
    if (event.kind !== 'outputs') throw new Error(event.kind);
    batches += 1;
    changes.push(...structuredClone(event.changes));
  });
});
afterEach(() => vi.useRealTimers());

const held = { droppedText: 0, droppedDisplays: 0 };
const display = (data: Record<string, string>) =>
  outgoing.display({ type: 'display', kind: 'display_data', data, metadata: '{}', displayId: '' });

describe('Outgoing', () => {
  it('merges text of one stream and keeps the order between streams and displays', () => {
    outgoing.stream('stdout', 'a');
    outgoing.stream('stdout', 'b');
    outgoing.stream('stderr', 'c');
    display({ 'text/plain': 'd' });
    outgoing.stream('stdout', 'e');
    outgoing.finish(held);
    expect(changes).toMatchObject([
      { kind: 'stream', name: 'stdout', text: 'ab' },
      { kind: 'stream', name: 'stderr', text: 'c' },
      { kind: 'display_data' },
      { kind: 'stream', text: 'e' },
    ]);
    expect(batches).toBe(1);
  });

  it('sends a batch per frame while the program runs', () => {
    outgoing.stream('stdout', 'a');
    vi.advanceTimersByTime(20);
    outgoing.stream('stdout', 'b');
    vi.advanceTimersByTime(20);
    expect(changes).toMatchObject([{ text: 'a' }, { text: 'b' }]);
  });

  it('cuts text at the limit and says how many bytes are missing', () => {
    outgoing.stream('stdout', 'x'.repeat(limits.streamBytes - 1));
    outgoing.stream('stdout', 'äö');
    outgoing.finish({ ...held, droppedText: 10 });
    const text = changes
      .map((change) => (change.kind === 'stream' && change.name === 'stdout' ? change.text : ''))
      .join('');
    expect(text).toBe('x'.repeat(limits.streamBytes - 1));
    expect(changes.at(-1)).toMatchObject({
      name: 'stderr',
      text: expect.stringContaining('… 14 bytes dropped'),
    });
  });

  it('says "at least" when the worker could not count to the end', () => {
    outgoing.stream('stdout', 'x'.repeat(limits.streamBytes));
    outgoing.stream('stdout', 'yy');
    outgoing.finish(undefined);
    expect(changes.at(-1)).toMatchObject({ text: expect.stringContaining('at least 2 bytes') });
  });

  it('drops displays over the limit and says how many', () => {
    for (let index = 0; index < limits.displays + 3; index += 1) display({ 'text/plain': 'd' });
    outgoing.finish(held);
    expect(changes.filter(({ kind }) => kind === 'display_data')).toHaveLength(limits.displays);
    expect(changes.at(-1)).toMatchObject({ text: expect.stringContaining('… 3 displays dropped') });
  });

  it('drops JSON that is none or too deep, names it, and keeps the text', () => {
    const deep = '['.repeat(limits.jsonDepth + 1) + ']'.repeat(limits.jsonDepth + 1);
    display({ 'application/json': deep, 'application/x+json': '{', 'text/plain': 'kept' });
    outgoing.finish(held);
    expect(changes[0]).toMatchObject({
      data: {
        'text/plain': expect.stringMatching(
          /^kept\n… application\/json was dropped.*\n… application\/x\+json/,
        ),
      },
    });
    expect(Object.keys((changes[0] as { data: object }).data)).toEqual(['text/plain']);
  });
});
