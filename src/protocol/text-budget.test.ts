import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextBudget, utf8Length } from './text-budget.ts';

it('utf8Length counts what an encoder would write', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
    }),
  );
  expect(utf8Length('\ud800x')).toBe(4);
});

it('a budget loses no byte: what it lets through and what it drops add up', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), fc.nat(40), (texts, bytes) => {
      const budget = new TextBudget(bytes);
      const kept = texts.map((text) => budget.take(text)).join('');
      const all = texts.reduce((sum, text) => sum + utf8Length(text), 0);
      expect(utf8Length(kept)).toBeLessThanOrEqual(bytes);
      expect(utf8Length(kept) + budget.dropped).toBe(all);
    }),
  );
});
