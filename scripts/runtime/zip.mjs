import { crc32, deflateRawSync } from 'node:zlib';

/** @typedef {{ path: string, bytes: Uint8Array }} ZipEntry */

const UTF8_NAMES = 0x0800;
const DEFLATE = 8;
const FIRST_DAY_OF_1980 = 0x0021;
const REGULAR_FILE_0644 = (0o100644 << 16) >>> 0;
const NEEDS_ZIP64 = 0xffff;

/** @param {readonly (readonly [size: 2 | 4, value: number])[]} fields */
const record = (fields) => {
  const buffer = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) at = buffer.writeUIntLE(value, at, size);
  return buffer;
};

/** What the local and the central header of an entry have in common. @param {ZipEntry} entry */
const pack = ({ path, bytes }) => {
  const name = Buffer.from(path, 'utf8');
  const packed = deflateRawSync(bytes, { level: 9 });
  const shared = record([
    [2, 20],
    [2, UTF8_NAMES],
    [2, DEFLATE],
    [2, 0],
    [2, FIRST_DAY_OF_1980],
    [4, crc32(bytes)],
    [4, packed.length],
    [4, bytes.length],
    [2, name.length],
    [2, 0],
  ]);
  return { name, packed, shared };
};

/**
 * A zip archive whose bytes depend on names and contents only: sorted, no timestamps, fixed modes.
 * Up to 65,534 entries and 4 GiB; throws beyond.
 *
 * @param {readonly ZipEntry[]} entries
 * @returns {Buffer}
 */
export const zip = (entries) => {
  if (entries.length >= NEEDS_ZIP64) throw new Error(`zip: ${entries.length} entries are too many`);
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  const files = [];
  const directory = [];
  let offset = 0;
  for (const entry of sorted) {
    const { name, packed, shared } = pack(entry);
    const local = Buffer.concat([record([[4, 0x04034b50]]), shared, name, packed]);
    const signature = record([
      [4, 0x02014b50],
      [2, (3 << 8) | 20],
    ]);
    const place = record([
      [2, 0],
      [2, 0],
      [2, 0],
      [4, REGULAR_FILE_0644],
      [4, offset],
    ]);
    files.push(local);
    directory.push(signature, shared, place, name);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = record([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, sorted.length],
    [2, sorted.length],
    [4, central.length],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...files, central, end]);
};
