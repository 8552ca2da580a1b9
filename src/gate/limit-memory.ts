const MEMORY_SECTION = 5;
const HAS_MAXIMUM = 1;
const HEADER_BYTES = 8;

/** Reads an unsigned LEB128 number (WebAssembly core specification, 5.2.2). */
function readLeb(bytes: Uint8Array, at: number): { value: number; end: number } {
  let value = 0;
  for (let index = at, scale = 1; index < at + 5; index += 1, scale *= 128) {
    const byte = bytes[index];
    if (byte === undefined) break;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, end: index + 1 };
  }
  throw new Error('the WebAssembly file is cut off or has a number that is too long');
}

/**
 * Rewrites the maximum of the module's own memory in place, so that the engine itself refuses to
 * grow beyond it and Python raises MemoryError. One page is 64 KiB.
 * @throws {Error} when the module has no such memory or needs more pages to start with.
 */
export function limitMemory(bytes: Uint8Array, pages: number): void {
  let at = HEADER_BYTES;
  while (at < bytes.length) {
    const id = bytes[at];
    const size = readLeb(bytes, at + 1);
    if (id !== MEMORY_SECTION) {
      at = size.end + size.value;
      continue;
    }
    const memories = readLeb(bytes, size.end);
    const flags = bytes[memories.end];
    if (memories.value !== 1 || flags !== HAS_MAXIMUM) break;
    const minimum = readLeb(bytes, memories.end + 1);
    const maximum = readLeb(bytes, minimum.end);
    if (minimum.value > pages) {
      throw new Error(
        `Python needs ${minimum.value} pages of memory to start, more than the limit of ${pages}`,
      );
    }
    writeLeb(bytes, minimum.end, maximum.end, Math.min(pages, maximum.value));
    if (readLeb(bytes, minimum.end).value !== Math.min(pages, maximum.value)) break;
    return;
  }
  throw new Error(
    'the WebAssembly file does not define one memory with a maximum, so it cannot be limited',
  );
}

/** Writes a number in exactly the bytes of the one before, with continuation bits as padding. */
function writeLeb(bytes: Uint8Array, start: number, end: number, value: number): void {
  let rest = value;
  for (let index = start; index < end; index += 1) {
    const low = rest & 0x7f;
    rest = Math.floor(rest / 128);
    bytes[index] = index === end - 1 ? low : low | 0x80;
  }
  if (rest > 0) throw new Error('the memory limit does not fit into the WebAssembly file');
}
