import { expect, test } from 'vitest';
import {
  findMainArchive,
  parseDeb822Sources,
  parseOneLineSources,
  suiteSource,
} from './apt-sources.mjs';

const deb822 = `# a comment
Types: deb
URIs: http://archive.test/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/archive.gpg

Types: deb
URIs: http://archive.test/debian-security
Suites: bookworm-security
Components: main
`;

test('the main archive is the source that serves the running release itself', () => {
  const sources = [
    ...parseOneLineSources('deb http://other.test/tool stable main\n# deb http://off.test x main'),
    ...parseDeb822Sources(deb822),
  ];
  expect(sources).toHaveLength(3);
  expect(findMainArchive(sources, 'bookworm')?.uri).toBe('http://archive.test/debian');
  expect(findMainArchive(sources, 'noble')).toBeUndefined();
});

test('another suite is asked for at the same address, with the same key', () => {
  const archive = findMainArchive(parseDeb822Sources(deb822), 'bookworm');
  expect(archive && suiteSource(archive, 'trixie')).toBe(
    'Types: deb\nURIs: http://archive.test/debian\nSuites: trixie\nComponents: main\nSigned-By: /usr/share/keyrings/archive.gpg\n',
  );
});

test('one-line entries keep their key', () => {
  const line = 'deb [arch=amd64 signed-by=/k.gpg] http://archive.test/debian bookworm main contrib';
  expect(parseOneLineSources(line)).toEqual([
    {
      uri: 'http://archive.test/debian',
      suites: ['bookworm'],
      components: ['main', 'contrib'],
      signedBy: '/k.gpg',
    },
  ]);
});

test('a disabled paragraph is no source', () => {
  expect(parseDeb822Sources(`Enabled: no\n${deb822.slice(12)}`)).toHaveLength(1);
});
