import { expect, test } from 'vitest';
import { buildWheel } from './build-wheel.mjs';
import { wheelImports } from './wheel-imports.mjs';

const parts = {
  name: 'demo',
  version: '1.2',
  metadata: 'Metadata-Version: 2.1\nName: demo\nVersion: 1.1.9+really1.2\n',
  modules: [
    { path: 'demo/__init__.py', bytes: Buffer.from('x = 1\n') },
    { path: 'demo/deep/inner.py', bytes: Buffer.from('') },
    { path: 'single.py', bytes: Buffer.from('') },
  ],
  data: [{ path: 'share/demo/table.json', bytes: Buffer.from('{}') }],
};

test('a wheel is named after its distribution and brings its modules', () => {
  const { fileName, bytes } = buildWheel(parts);
  expect(fileName).toBe('demo-1.2-py3-none-any.whl');
  expect(wheelImports(bytes)).toEqual(['demo', 'single']);
});

test('the same parts give the same wheel', () => {
  const reversed = { ...parts, modules: parts.modules.toReversed() };
  expect(buildWheel(parts).bytes.equals(buildWheel(reversed).bytes)).toBe(true);
});

test('another content gives another wheel', () => {
  const modules = [{ path: 'demo/__init__.py', bytes: Buffer.from('x = 2\n') }];
  expect(buildWheel(parts).bytes.equals(buildWheel({ ...parts, modules }).bytes)).toBe(false);
});
