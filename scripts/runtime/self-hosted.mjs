import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { download } from './download.mjs';
import { closure, wheelEntry, withPackages } from './lock-file.mjs';
import { findRelease } from './pypi.mjs';
import { pyodideEnvironment, requiredNames } from './requirements.mjs';
import { sha256 } from './sha256.mjs';
import { wheelImports } from './wheel-imports.mjs';

/** @typedef {import('./lock-file.mjs').LockEntry} LockEntry */
/** @typedef {import('./lock-file.mjs').LockFile} LockFile */
/** @typedef {{ fileName: string, bytes: Buffer }} FolderFile */

/** Core files that a page loads from a runtime folder; the lock file is written anew. */
const coreFiles = [
  'pyodide.mjs',
  'pyodide.asm.mjs',
  'pyodide.asm.wasm',
  'python_stdlib.zip',
  'package.json',
];

const lockFileName = 'pyodide-lock.json';

/**
 * Where the parts come from.
 *
 * @typedef {object} Sources
 * @property {string} pyodideFolder the installed npm package
 * @property {string} releaseUrl folder with the files of that Pyodide release
 * @property {string} pypiUrl
 */

/** @param {string} wanted `name` or `name==version` */
const parseWanted = (wanted) => {
  const [name = '', version] = wanted.split('==');
  return version === undefined ? { name } : { name, version };
};

/**
 * A pure wheel of Python's package index.
 *
 * @param {string} wanted `name` or `name==version`
 * @param {LockFile} lock
 * @param {string} baseUrl
 * @returns {Promise<{ entry: LockEntry, file: FolderFile }>}
 */
const fetchFromPypi = async (wanted, lock, baseUrl) => {
  const { name, ...version } = parseWanted(wanted);
  const release = await findRelease(name, { ...version, baseUrl });
  const { filename, url, digests } = release.wheel;
  const bytes = await download(url, { sha256: digests.sha256 });
  const entry = wheelEntry({
    name: release.name,
    version: release.version,
    file_name: filename,
    sha256: digests.sha256,
    imports: wheelImports(bytes),
    depends: requiredNames(release.requires, pyodideEnvironment(lock.info.python)),
  });
  return { entry, file: { fileName: filename, bytes } };
};

/**
 * Adds what the lock file does not list, and what that needs in turn.
 *
 * @param {readonly string[]} wanted
 * @param {LockFile} lock
 * @param {string} pypiUrl
 */
const resolvePackages = async (wanted, lock, pypiUrl) => {
  const files = [];
  let known = lock;
  /** @type {readonly string[]} */
  let unknown = wanted.filter((name) => closure(lock, [name]).unknown.length > 0);
  const names = wanted.map((name) => parseWanted(name).name);
  while (unknown.length > 0) {
    for (const name of unknown) {
      const { entry, file } = await fetchFromPypi(name, lock, pypiUrl);
      files.push(file);
      known = withPackages(known, [...Object.values(known.packages), entry]);
    }
    ({ unknown } = closure(known, names));
  }
  const { entries } = closure(known, names);
  return { entries, files };
};

/**
 * Fills a folder from which a page can serve Pyodide and packages by itself: core files, wheels, a
 * lock file that lists them, and `hashes.json` for the element's `runtimeHashes`. Each download is
 * checked against its SHA-256. Throws `DownloadError` when a file cannot be had.
 *
 * @param {string} folder
 * @param {readonly string[]} wanted distribution names, `name==version` outside the lock file
 * @param {Sources} sources
 * @returns {Promise<{ packages: string[], files: number, bytes: number }>}
 */
export const fillRuntimeFolder = async (folder, wanted, { pyodideFolder, releaseUrl, pypiUrl }) => {
  /** @type {LockFile} */
  const lock = JSON.parse(await readFile(join(pyodideFolder, lockFileName), 'utf8'));
  const { entries, files: wheels } = await resolvePackages(wanted, lock, pypiUrl);
  const have = new Set(wheels.map(({ fileName }) => fileName));
  /** @type {FolderFile[]} */
  const files = [...wheels];
  for (const fileName of coreFiles) {
    files.push({ fileName, bytes: await readFile(join(pyodideFolder, fileName)) });
  }
  for (const entry of entries) {
    if (have.has(entry.file_name)) continue;
    const bytes = await download(releaseUrl + entry.file_name, { sha256: entry.sha256 });
    files.push({ fileName: entry.file_name, bytes });
  }
  const newLock = JSON.stringify(withPackages(lock, entries));
  files.push({ fileName: lockFileName, bytes: Buffer.from(newLock) });

  await mkdir(folder, { recursive: true });
  /** @type {Record<string, string>} */
  const hashes = {};
  let bytes = 0;
  for (const file of files) {
    await writeFile(join(folder, file.fileName), file.bytes);
    hashes[file.fileName] = sha256(file.bytes);
    bytes += file.bytes.length;
  }
  await writeFile(join(folder, 'hashes.json'), `${JSON.stringify(hashes, null, 2)}\n`);
  const packages = entries.map(({ name, version }) => `${name} ${version}`);
  return { packages, files: files.length, bytes };
};
