import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { limitMemory } from './limit-memory.ts';

const wasmFile = createRequire(import.meta.url).resolve('pyodide/pyodide.asm.wasm');

/** A module with one memory of 1 to 65,536 pages, exported as `m`; the maximum takes three bytes as in Pyodide's file. */
const small = () =>
  Uint8Array.of(
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[5, 6, 1, 1, 1, 0x80, 0x80, 0x04],
    ...[7, 5, 1, 1, 0x6d, 2, 0],
  );

const memoryOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Memory> => {
  const { instance } = await WebAssembly.instantiate(bytes);
  return instance.exports['m'] as WebAssembly.Memory;
};

describe('limitMemory', () => {
  it('makes the engine refuse to grow beyond the limit', async () => {
    const bytes = small();
    limitMemory(bytes, 3);
    const memory = await memoryOf(bytes);
    memory.grow(2);
    expect(() => memory.grow(1)).toThrow(RangeError);
  });

  it('never raises the maximum of the file', async () => {
    const bytes = small();
    limitMemory(bytes, 2);
    limitMemory(bytes, 60_000);
    const memory = await memoryOf(bytes);
    expect(() => memory.grow(2)).toThrow(RangeError);
  });

  it('changes only bytes of the maximum in the real file', () => {
    const original = new Uint8Array(readFileSync(wasmFile));
    const limited = original.slice();
    limitMemory(limited, 4096);
    const changed = [...original.keys()].filter((index) => original[index] !== limited[index]);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThanOrEqual(3);
  });

  it('says how many pages Python needs when the limit is lower', () => {
    const original = new Uint8Array(readFileSync(wasmFile));
    expect(() => limitMemory(original, 100)).toThrow(/needs 480 pages .* limit of 100/);
  });

  it('refuses files without a memory that can be limited', () => {
    expect(() => limitMemory(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0), 100)).toThrow(
      /does not define one memory/,
    );
    expect(() => limitMemory(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 0x80), 100)).toThrow(
      /cut off/,
    );
  });
});
