/**
 * `npm run manifest`: writes custom-elements.json from the element's own documentation, and fails when
 * a part or an event that the code uses is not in it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { run } from './run-command.mjs';

run('cem', [
  'analyze',
  '--litelement',
  '--quiet',
  '--globs',
  'src/element/agent-sandbox-element.ts',
  'src/element/events.ts',
  '--outdir',
  '.',
]);

/** @type {{ modules: { declarations?: Record<string, { name: string }[]>[] }[] }} */
const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const element = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .find((declaration) => 'cssParts' in declaration);
const source = readdirSync('src/element')
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(`src/element/${name}`, 'utf8'))
  .join('\n');

/** @param {string} list @param {RegExp} pattern */
const undocumented = (list, pattern) => {
  const documented = new Set(element?.[list]?.map(({ name }) => name));
  const used = [...source.matchAll(pattern)].flatMap((match) => (match[1] ?? '').split(/\s+/));
  return [...new Set(used)].filter((name) => name !== '' && !documented.has(name));
};

const missing = [
  ...undocumented('cssParts', /\bpart="([\w\s-]+)"/g),
  ...undocumented('cssParts', /\bpart: '([\w-]+)'/g),
  ...undocumented('events', /super\('(agent-sandbox-[\w-]+)'/g),
];
if (!element || missing.length > 0) {
  console.error(`custom-elements.json does not document: ${missing.join(', ') || 'the element'}`);
  process.exit(1);
}
