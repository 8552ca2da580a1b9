import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateEvent } from './gate-messages.ts';
import { limits } from './limits.ts';
import { parse } from './parse.ts';
import { workerMessage } from './worker-messages.ts';

const display = {
  type: 'display',
  kind: 'display_data',
  data: { 'text/plain': 'x' },
  metadata: '{}',
  displayId: '',
};

describe('a message of the Python worker', () => {
  it('is copied, never passed on', () => {
    const parsed = parse(workerMessage, display);
    expect(parsed).toEqual({ ok: true, value: display });
    expect(parsed.ok && parsed.value).not.toBe(display);
  });

  it.each([
    ['another type', { ...display, type: 'eval' }],
    ['an unknown key', { ...display, extra: 1 }],
    ['a value that is no text', { ...display, data: { 'text/plain': { toString: 'x' } } }],
    [
      'too many types',
      {
        ...display,
        data: Object.fromEntries(Array.from({ length: 33 }, (_, n) => [`a/${n}`, ''])),
      },
    ],
    [
      'too long a text',
      { type: 'stream', name: 'stdout', text: 'x'.repeat(limits.streamLength + 1) },
    ],
    ['a stream of another name', { type: 'stream', name: 'stdlog', text: '' }],
    [
      'a negative count',
      {
        type: 'done',
        run: -1,
        status: 'ok',
        name: '',
        message: '',
        traceback: '',
        droppedText: 0,
        droppedDisplays: 0,
      },
    ],
    [
      'a Comlink call',
      { id: '1', type: 'CONSTRUCT', path: ['constructor', 'constructor'], argumentList: [] },
    ],
    ['an array', [display]],
    ['nothing', undefined],
  ])('with %s is refused', (_name, message) => {
    expect(parse(workerMessage, message).ok).toBe(false);
  });

  it('never passes a key on to a prototype', () => {
    const data = JSON.parse('{"__proto__": "polluted", "constructor": "c", "text/plain": "x"}');
    const parsed = parse(workerMessage, { ...display, data });
    expect(parsed.ok).toBe(true);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    if (parsed.ok && parsed.value.type === 'display') {
      expect(Object.getPrototypeOf(parsed.value.data)).toBe(Object.prototype);
    }
  });

  it('is refused for a reason that repeats nothing of it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12, unit: 'grapheme' }), (secret) => {
        for (const message of [
          { ...display, [secret]: 1 },
          { ...display, data: { [secret]: 1 } },
          { ...display, kind: secret },
          { type: secret },
        ]) {
          const parsed = parse(workerMessage, message);
          if (!parsed.ok) expect(parsed.reason).not.toContain(secret);
        }
      }),
    );
  });

  it('of any shape is either refused or holds only what the schema names', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withObjectString: true }), (message) => {
        for (const schema of [workerMessage, gateEvent]) {
          const parsed = parse(schema, message);
          if (parsed.ok) expect(typeof parsed.value).toBe('object');
        }
      }),
    );
  });
});
