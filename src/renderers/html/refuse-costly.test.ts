import { expect, it } from 'vitest';
import { RenderRefusal } from '../renderer.ts';
import { refuseCostlyHtml } from './refuse-costly.ts';

it.each([
  ['unclosed', '<b>'.repeat(600)],
  ['unclosed with attributes', Array.from({ length: 600 }, (_, n) => `<FONT x=${n}>`).join('')],
  ['closed by another', '<i></b>'.repeat(600)],
  ['closed too early', '</u>'.repeat(600) + '<u>'.repeat(600)],
])('formatting elements that stay open are refused: %s', (_name, source) => {
  expect(() => refuseCostlyHtml(source)).toThrow(RenderRefusal);
});

it('a large table with formatting that is closed is not', () => {
  expect(() =>
    refuseCostlyHtml('<tr><td><b>1</b></td><td><br><body></td></tr>'.repeat(5000)),
  ).not.toThrow();
});
