import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../../shared/', import.meta.url);

function read(path: string): string | undefined {
  const file = fileURLToPath(new URL(path, folder));
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A hostile program and what must not come of it. */
export interface Attack {
  id: string;
  family: string;
  title: string;
  python: string;
  /** A second program for the same session. */
  python2?: string;
  oracle: string[];
  timeout_ms: number;
  /** What the program prints first, so that a test knows it ran. */
  reached: string;
}

/** The hostile programs; undefined where they are not at hand. */
export function readAttacks(): Attack[] | undefined {
  const text = read('attacks.json');
  return text === undefined ? undefined : (JSON.parse(text) as Attack[]);
}

/** Lines of one corpus; undefined where it is not at hand. */
export function readCorpus<T>(name: string): T[] | undefined {
  return read(`corpora/${name}.jsonl`)
    ?.split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
