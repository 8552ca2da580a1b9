import { expect, test } from 'vitest';
import { AnsiReader } from './ansi.ts';

const escape = '\u001b';
const read = (...pieces: string[]) => {
  const reader = new AnsiReader();
  return pieces.flatMap((piece) => reader.read(piece));
};
const textOf = (...pieces: string[]): string =>
  read(...pieces)
    .map(({ text }) => text)
    .join('');

test('colours and styles become classes, exact colours stay colours', () => {
  expect(read(`a${escape}[1;31mb${escape}[0mc${escape}[38;5;208md${escape}[48;2;1;2;3me`)).toEqual([
    { text: 'a', classes: [] },
    { text: 'b', classes: ['ansi-bold', 'ansi-red-fg'] },
    { text: 'c', classes: [] },
    { text: 'd', classes: [], color: 'rgb(255, 135, 0)' },
    { text: 'e', classes: [], color: 'rgb(255, 135, 0)', background: 'rgb(1, 2, 3)' },
  ]);
});

test('a style goes on in the next piece, and a sequence may be cut in two', () => {
  expect(read(`${escape}[3`, '2mgreen', ' too')).toEqual([
    { text: 'green', classes: ['ansi-green-fg'] },
    { text: ' too', classes: ['ansi-green-fg'] },
  ]);
});

test('links, titles, cursor moves and control characters are taken away', () => {
  expect(textOf(`${escape}]8;;http://x.invalid${escape}\\link${escape}]8;;${escape}\\`)).toBe(
    'link',
  );
  expect(
    textOf(`${escape}]0;title\u0007a${escape}[2J${escape}[5;5Hb${escape}(Bc\u0000\u0008d\te`),
  ).toBe('abcd\te');
});

test('many sequences cost no more than their length', () => {
  const runs = read(`${escape}[1m`.repeat(200_000), 'x');
  expect(runs).toEqual([{ text: 'x', classes: ['ansi-bold'] }]);
});
