import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Most bytes, gzipped, that a page loads for the element itself. */
const LIMIT = 40 * 1024;

/**
 * The entry and everything that it imports at once; chunks that are imported later do not count.
 * @param {string} entry
 * @returns {string[]}
 */
export function staticFiles(entry) {
  const found = new Set([entry]);
  for (const file of found) {
    const code = readFileSync(file, 'utf8');
    for (const match of code.matchAll(
      /(?:^|[;\n}])\s*(?:import|export)\s*(?:[\w*{}$,\s]+?\s*from\s*)?["'](\.[^"']+)["']/g,
    )) {
      found.add(path.join(path.dirname(file), match[1] ?? ''));
    }
  }
  return [...found];
}

/** Bytes of the element's own bundle after gzip. @param {string} entry */
export const gzipSize = (entry) =>
  staticFiles(entry).reduce(
    (sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length,
    0,
  );

/** Prints the size and ends the process when it is over the limit. @param {string} entry */
export function checkBundleSize(entry) {
  const size = gzipSize(entry);
  const files = staticFiles(entry).map((file) => path.basename(file));
  console.log(
    `element bundle: ${(size / 1024).toFixed(1)} kB gzip of at most ${LIMIT / 1024} (${files.join(', ')})`,
  );
  if (size <= LIMIT) return;
  console.error(
    'The element bundle is over its limit. Import what only some outputs need when they come.',
  );
  process.exit(1);
}
