import { assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { sealText } from './seal-text.ts';

test('bare tags stay, and lose their attributes with the tag', () => {
  expect(sealText('a <b>b</b><br/><sub>2</sub>')).toBe('a <b>b</b><br><sub>2</sub>');
  expect(sealText('<b style="background:url(//x)">b</b>')).toBe('b</b>');
  expect(sealText('<span style="x">s</span><a href="//x">l</a>')).toBe('sl');
});

test('comparisons stay readable', () => {
  expect(sealText('p < 0.05 and <5')).toBe('p < 0.05 and <5');
  expect(sealText('1 < 2 > 1')).toBe('1 &lt; 2 &gt; 1');
});

test('no two sealed texts make a tag with a name together', () => {
  const part = string({
    unit: constantFrom('<', '>', 'a', 'span', ' ', '/', '"', '=', 'b', '&lt;', '5'),
  });
  assert(
    property(part, part, part, (first, second, third) => {
      const joined = [first, second, third].map((text) => sealText(text)).join('');
      const tags = joined.match(/<\/?[a-z][^<>]*>/gi) ?? [];
      return tags.every((tag) => /^<\/?(?:b|i|br|sub|sup|em|strong)>$/.test(tag));
    }),
  );
});

test('names of the object prototype are no longer those names', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    expect(name in {}).toBe(true);
    expect(sealText(name) in {}).toBe(false);
  }
});
