import { expect, test } from 'vitest';
import { closure, wheelEntry, withPackages } from './lock-file.mjs';

/** @param {string} name @param {string[]} depends */
const entry = (name, depends = []) =>
  wheelEntry({
    name,
    version: '1',
    file_name: `${name}.whl`,
    sha256: '0',
    imports: [name],
    depends,
  });

const lock = {
  info: { python: '3.14.2' },
  packages: {
    a: entry('a', ['B_b']),
    'b-b': entry('B_b', ['a', 'c']),
    c: entry('c'),
    d: entry('d', ['elsewhere']),
  },
};

test('a closure follows dependencies once, whatever the spelling of names', () => {
  const { entries, unknown } = closure(lock, ['A']);
  expect(entries.map(({ name }) => name)).toEqual(['a', 'b-b', 'c']);
  expect(unknown).toEqual([]);
});

test('a closure names what the lock file does not list', () => {
  expect(closure(lock, ['d', 'toString']).unknown).toEqual(['tostring', 'elsewhere']);
});

test('a lock file lists the given entries only, sorted, and leaves the original alone', () => {
  const updated = withPackages(lock, [entry('New.Name'), lock.packages.a]);
  expect(Object.keys(updated.packages)).toEqual(['a', 'new-name']);
  expect(updated.info).toEqual(lock.info);
  expect(Object.keys(lock.packages)).toHaveLength(4);
});
