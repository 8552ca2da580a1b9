import { expect, test } from 'vitest';
import { bytes, counted, duration, seconds } from './units.ts';

test('times are as exact as is useful', () => {
  expect([0, 342, 12_340, 125_400].map(duration)).toEqual([
    '0.00 s',
    '0.34 s',
    '12.3 s',
    '2 min 5 s',
  ]);
  expect([60_000, 500, 60_012].map(seconds)).toEqual(['60 s', '0.5 s', '60 s']);
});

test('bytes are told with their total where it is known', () => {
  expect(bytes(4_212_345, 12_900_000)).toBe('4.2 of 12.9 MB');
  expect(bytes(4_212_345, 0)).toBe('4.2 MB');
  expect(bytes(0, 0)).toBe('');
});

test('one is singular', () => {
  expect(counted(1, 'figure')).toBe('1 figure');
  expect(counted(1200, 'figure')).toBe('1,200 figures');
});
