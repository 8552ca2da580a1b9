import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { zip } from './zip.mjs';

const entries = [
  { path: 'b/ünï.txt', bytes: Buffer.from('second') },
  { path: 'a.txt', bytes: Buffer.from('first first first') },
];

test('the same entries give the same bytes in any order', () => {
  expect(zip(entries).equals(zip(entries.toReversed()))).toBe(true);
});

test('the first entry can be read back from its local header', () => {
  const archive = zip(entries);
  const nameLength = archive.readUInt16LE(26);
  const start = 30 + nameLength;
  expect(archive.toString('utf8', 30, start)).toBe('a.txt');
  const packed = archive.subarray(start, start + archive.readUInt32LE(18));
  expect(inflateRawSync(packed).toString()).toBe('first first first');
});
