import { createHash } from 'node:crypto';
import { zip } from './zip.mjs';

/** @typedef {import('./zip.mjs').ZipEntry} ZipEntry */

const WHEEL = `Wheel-Version: 1.0
Generator: agent-sandbox-element
Root-Is-Purelib: true
Tag: py3-none-any
`;

/** @param {ZipEntry} entry */
const recordLine = ({ path, bytes }) =>
  `${path},sha256=${createHash('sha256').update(bytes).digest('base64url')},${bytes.length}\n`;

/**
 * A pure Python wheel; the same input gives the same bytes.
 *
 * @param {object} parts
 * @param {string} parts.name distribution name, as in the file name
 * @param {string} parts.version
 * @param {string} parts.metadata text of `METADATA`; its `Version` is set to `version`
 * @param {readonly ZipEntry[]} parts.modules paths relative to site-packages
 * @param {readonly ZipEntry[]} [parts.data] paths relative to `sys.prefix`
 * @returns {{ fileName: string, bytes: Buffer }}
 */
export const buildWheel = ({ name, version, metadata, modules, data = [] }) => {
  const stem = `${name}-${version}`;
  const info = `${stem}.dist-info`;
  const entries = [
    ...modules,
    ...data.map(({ path, bytes }) => ({ path: `${stem}.data/data/${path}`, bytes })),
    {
      path: `${info}/METADATA`,
      bytes: Buffer.from(metadata.replace(/^Version: .*$/m, `Version: ${version}`)),
    },
    { path: `${info}/WHEEL`, bytes: Buffer.from(WHEEL) },
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const record = `${info}/RECORD`;
  const lines = `${entries.map(recordLine).join('')}${record},,\n`;
  return {
    fileName: `${stem}-py3-none-any.whl`,
    bytes: zip([...entries, { path: record, bytes: Buffer.from(lines) }]),
  };
};
