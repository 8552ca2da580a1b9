import { describe, expect, it } from 'vitest';
import type { LockFile } from './lock-file.ts';
import { closure, packagesForImports, requestedPackages } from './resolve-packages.ts';

const entry = (name: string, depends: string[] = [], imports = [name]) => ({
  name,
  version: '1',
  file_name: `${name}-1-py3-none-any.whl`,
  sha256: '0'.repeat(64),
  imports,
  depends,
});
const lockFile: LockFile = {
  baseUrl: 'https://example.test/',
  json: {
    info: { python: '3.14.2' },
    packages: {
      pandas: entry('pandas', ['numpy', 'python-dateutil']),
      numpy: entry('numpy'),
      'python-dateutil': entry('python-dateutil', ['pandas'], ['dateutil']),
      ipython: entry('ipython', [], ['IPython']),
      broken: entry('broken', ['missing']),
    },
  },
};

describe('packages', () => {
  it('are found by the modules that they bring, and unknown modules are left out', () => {
    expect(packagesForImports(lockFile, ['dateutil', 'os', '__proto__', 'evil'])).toEqual([
      'python-dateutil',
    ]);
  });

  it('that the sandbox itself provides are not installed for an import', () => {
    expect(packagesForImports(lockFile, ['IPython'])).toEqual([]);
  });

  it('come with all that they depend on, each once, cycles included', () => {
    const names = closure(lockFile, ['pandas'], new Set(['numpy'])).map(({ name }) => name);
    expect(names).toEqual(['pandas', 'python-dateutil']);
  });

  it('whose dependency is not listed are refused by name', () => {
    expect(() => closure(lockFile, ['broken'], new Set())).toThrow(/missing/);
  });

  it('asked for by another spelling are found; unknown ones are refused', () => {
    expect(requestedPackages(lockFile, ['Python_DateUtil'])).toEqual(['python-dateutil']);
    expect(() => requestedPackages(lockFile, ['numpy', 'constructor'])).toThrow(/constructor/);
  });
});
