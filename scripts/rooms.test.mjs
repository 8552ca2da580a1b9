/** Each room is one realm: what belongs to another does not compile, and Comlink is used only where it may be. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from './runtime/folders.mjs';

/** @type {string} */
let copy;

beforeAll(() => {
  const parent = path.join(projectRoot, '.cache');
  mkdirSync(parent, { recursive: true });
  copy = mkdtempSync(path.join(parent, 'rooms-'));
  for (const part of ['src', 'tsconfig.base.json', '.oxlintrc.json']) {
    cpSync(path.join(projectRoot, part), path.join(copy, part), { recursive: true });
  }
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** @param {string} command @param {string[]} args */
const tool = (command, args) => {
  const { status, stdout } = spawnSync(path.join(projectRoot, 'node_modules/.bin', command), args, {
    cwd: copy,
    encoding: 'utf8',
  });
  return { status, stdout };
};

/**
 * What the compiler says of a room to which one file was added.
 * @param {string} room
 * @param {string} code
 */
const compile = (room, code) => {
  const file = path.join(copy, 'src', room, 'intruder.ts');
  writeFileSync(file, code);
  try {
    return tool('tsc', ['-b', `src/${room}`]).stdout;
  } finally {
    rmSync(file);
  }
};

describe('a global of the wrong realm does not compile', () => {
  it.each([
    ['protocol', 'document'],
    ['protocol', 'self'],
    ['gate', 'document'],
    ['worker', 'window'],
    ['frame', 'process'],
    ['session', 'importScripts'],
  ])('%s: %s', { timeout: 60_000 }, (room, name) => {
    expect(compile(room, `export const intruder = ${name};\n`)).toContain(
      `Cannot find name '${name}'`,
    );
  });
});

describe('an import from a forbidden room does not compile', () => {
  it.each([
    ['protocol', '../session/limits.ts', '../session/emitter.ts'],
    ['worker', '../session', '../session/emitter.ts'],
    ['gate', '../worker', '../worker/interrupts.ts'],
    ['frame', '../session', '../session/emitter.ts'],
    ['renderers', '../session', '../session/emitter.ts'],
    ['session', '../gate', '../gate/outgoing.ts'],
  ])('%s does not import %s', { timeout: 60_000 }, (room, _from, target) => {
    expect(compile(room, `export * from '${target}';\n`)).toMatch(/error TS(6307|6059)/);
  });
});

describe('Comlink is used only between the page and the gate', () => {
  it.each([
    ['worker', "import { wrap } from 'comlink';\nexport const intruder = wrap;\n"],
    ['session', "import { expose } from 'comlink';\nexport const intruder = expose;\n"],
    ['session', "import { proxy } from 'comlink';\nexport const intruder = proxy;\n"],
    ['renderers', "import { wrap } from 'comlink';\nexport const intruder = wrap;\n"],
  ])('%s', (room, code) => {
    const file = path.join(copy, 'src', room, 'intruder.ts');
    writeFileSync(file, code);
    const { status, stdout } = tool('oxlint', [file]);
    rmSync(file);
    expect(status).not.toBe(0);
    expect(stdout).toContain('no-restricted-imports');
  });
});
