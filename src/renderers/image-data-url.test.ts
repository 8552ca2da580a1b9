import { expect, test } from 'vitest';
import { checkImage, imageDataUrl } from './image-data-url.ts';

const base64 = (bytes: readonly number[]): string => Buffer.from(bytes).toString('base64');
const word = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

const zeros = new Uint8Array(16);
const pngStart = [
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
];
const jpegStart = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0, 20, 0, 30, 3];

const png = (width: number, height: number): string =>
  base64([...pngStart, ...word(width), ...word(height), 8, 6, 0, 0, 0]);
const jpeg = base64([...jpegStart, ...zeros]);
const gif = base64([...Buffer.from('GIF89a'), 10, 0, 5, 0, ...zeros]);
const webp = base64([...Buffer.from('RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0'), 99, 0, 0, 49, 0, 0]);

test('the size of each format is read from its header', () => {
  expect(checkImage('image/png', png(3, 4))).toMatchObject({ ok: true, width: 3, height: 4 });
  expect(checkImage('image/jpeg', jpeg)).toMatchObject({ ok: true, width: 30, height: 20 });
  expect(checkImage('image/gif', gif)).toMatchObject({ ok: true, width: 10, height: 5 });
  expect(checkImage('image/webp', webp)).toMatchObject({ ok: true, width: 100, height: 50 });
});

test('an image of too many pixels is refused with the number', () => {
  expect(checkImage('image/png', png(30_000, 30_000))).toEqual({
    ok: false,
    reason: 'The image has 30,000 × 30,000 pixels; at most 50,000,000 in all are drawn.',
  });
});

test('what is announced as one format and holds another is refused', () => {
  expect(checkImage('image/png', gif)).toMatchObject({ ok: false });
  expect(checkImage('image/png', base64([1, 2, 3]))).toMatchObject({ ok: false });
});

test('only data URLs of raster images come through, put together anew', () => {
  expect(imageDataUrl(`data:image/png;base64,${png(3, 4)}`)).toBe(
    `data:image/png;base64,${png(3, 4)}`,
  );
  for (const url of [
    'https://x.invalid/a.png',
    '//x.invalid/a.png',
    'data:image/svg+xml;base64,PHN2Zy8+',
    `data:text/html;base64,${png(3, 4)}`,
    `data:image/png;base64,${png(3, 4)}" onload="x`,
    `DATA:image/png;charset=x;base64,${png(3, 4)}`,
  ]) {
    expect(imageDataUrl(url)).toBeUndefined();
  }
});
