import { expect, test } from 'vitest';
import { markerHolds } from './marker.mjs';
import { normalizeName } from './normalize-name.mjs';
import { pyodideEnvironment, requiredNames } from './requirements.mjs';

const environment = pyodideEnvironment('3.14.2');

test.each([
  ['Ruamel.YAML', 'ruamel-yaml'],
  ['prompt__toolkit', 'prompt-toolkit'],
  ['a-_.b', 'a-b'],
])('%s is looked up as %s', (name, normalized) => {
  expect(normalizeName(name)).toBe(normalized);
});

test.each([
  ['python_version < "3.11"', false],
  ['python_version >= "3.9"', true],
  ["sys_platform == 'win32'", false],
  ['extra == "test"', false],
  ['platform_system != "Windows" and (python_version < "3" or os_name == "posix")', true],
  ['platform_system not in "Windows Emscripten"', false],
  ['python_full_version >= "3.14.1"', true],
  ["implementation_name != 'pypy' or extra == 'all'", true],
])('the marker %s is %s in Pyodide', (marker, holds) => {
  expect(markerHolds(marker, environment)).toBe(holds);
});

test('text that is no marker is refused', () => {
  expect(() => markerHolds('python_version ¤ 3', environment)).toThrow('not a marker');
  expect(() => markerHolds('(os_name == "posix"', environment)).toThrow('not a marker');
});

test('dependencies are followed without extras and without those of other platforms', () => {
  const requires = [
    'narwhals>=1.15.1',
    'Packaging (>=20)',
    'tomli>=2; python_version < "3.11"',
    'kaleido; extra == "kaleido"',
    'typing_extensions[x]~=4.0 ; python_version >= "3.8"',
  ];
  expect(requiredNames(requires, environment)).toEqual([
    'narwhals',
    'packaging',
    'typing-extensions',
  ]);
});
