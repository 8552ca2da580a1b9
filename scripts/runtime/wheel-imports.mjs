const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** Names in a zip archive's directory. Throws on what is no zip archive. @param {Buffer} archive @returns {string[]} */
const zipNames = (archive) => {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error('not a zip archive');
  const names = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new Error('the zip archive is damaged');
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    names.push(archive.toString('utf8', at + 46, at + 46 + (name ?? 0)));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names;
};

/**
 * Top-level modules and packages that a wheel brings, sorted.
 *
 * @param {Buffer} wheel
 */
export const wheelImports = (wheel) => {
  const modules = new Set();
  for (const name of zipNames(wheel)) {
    const [top = '', ...rest] = name.split('/');
    if (/\.(dist-info|data)$/.test(top)) continue;
    if (rest.length === 0 && top.endsWith('.py')) modules.add(top.slice(0, -3));
    if (rest.at(-1)?.endsWith('.py')) modules.add(top);
  }
  return [...modules].sort();
};
