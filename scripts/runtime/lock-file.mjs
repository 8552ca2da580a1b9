import { normalizeName } from './normalize-name.mjs';

/**
 * An entry of Pyodide's lock file.
 *
 * @typedef {object} LockEntry
 * @property {string} name
 * @property {string} version
 * @property {string} file_name
 * @property {string} sha256
 * @property {readonly string[]} imports
 * @property {readonly string[]} depends
 * @property {string} install_dir
 * @property {string} package_type
 * @property {boolean} unvendored_tests
 *
 * @typedef {{ info: { python: string }, packages: Record<string, LockEntry> }} LockFile
 */

/**
 * What the lock file lists of the names and all that they need, and the names that it does not list.
 *
 * @param {LockFile} lock
 * @param {readonly string[]} names
 * @returns {{ entries: LockEntry[], unknown: string[] }} both in the order of discovery, each once
 */
export const closure = (lock, names) => {
  const entries = new Map();
  const unknown = new Set();
  const queue = names.map(normalizeName);
  for (const name of queue) {
    if (entries.has(name) || unknown.has(name)) continue;
    const entry = Object.hasOwn(lock.packages, name) ? lock.packages[name] : undefined;
    if (entry) {
      entries.set(name, entry);
      queue.push(...entry.depends.map(normalizeName));
    } else {
      unknown.add(name);
    }
  }
  return { entries: [...entries.values()], unknown: [...unknown] };
};

/**
 * An entry for a pure wheel.
 *
 * @param {Pick<LockEntry, 'name' | 'version' | 'file_name' | 'sha256' | 'imports' | 'depends'>} wheel
 * @returns {LockEntry}
 */
export const wheelEntry = (wheel) => ({
  ...wheel,
  name: normalizeName(wheel.name),
  install_dir: 'site',
  package_type: 'package',
  unvendored_tests: false,
});

/**
 * A copy that lists these entries and nothing else: what is not in the folder cannot be had from it,
 * and an import of it should say so instead of failing to download.
 *
 * @param {LockFile} lock
 * @param {readonly LockEntry[]} entries
 * @returns {LockFile}
 */
export const withPackages = (lock, entries) => {
  const named = entries.map((entry) => /** @type {const} */ ([normalizeName(entry.name), entry]));
  named.sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...lock, packages: Object.fromEntries(named) };
};
