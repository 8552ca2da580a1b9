import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWheel } from './build-wheel.mjs';
import { DownloadError } from './download.mjs';

/** @typedef {import('./recipes.mjs').Recipe} Recipe */
/** @typedef {import('./zip.mjs').ZipEntry} ZipEntry */

const packages = 'usr/lib/python3/dist-packages';

/** Python's own metadata: rewritten for the wheel. */
const metadataFolder = /^[^/]+\.(dist-info|egg-info)\//;

/**
 * Regular files below a folder; symbolic links are left out.
 *
 * @param {string} root
 * @param {string} folder
 * @returns {Promise<ZipEntry[]>} paths relative to `root`
 */
const readTree = async (root, folder) => {
  const found = await readdir(join(root, folder), { withFileTypes: true, recursive: true });
  return Promise.all(
    found
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'))
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path: path.slice(join(root, '/').length), bytes: await readFile(path) };
      }),
  );
};

/** @param {readonly ZipEntry[]} files */
const metadataOf = (files) => {
  const file = files.find(({ path }) => /\.(dist-info\/METADATA|egg-info\/PKG-INFO)$/.test(path));
  if (!file) throw new DownloadError('the Debian package has no Python metadata');
  return Buffer.from(file.bytes).toString('utf8');
};

/**
 * The wheel of an unpacked Debian package. Throws `DownloadError` where it is not the version that
 * the recipe was tried with.
 *
 * @param {string} root folder with the package's files
 * @param {Recipe} recipe
 */
export const wheelFromDeb = async (root, { name, debian }) => {
  const wanted = (/** @type {ZipEntry} */ { path }) => !debian.leaveOut?.test(path);
  const files = (await readTree(root, packages)).map(({ path, bytes }) => ({
    path: path.slice(packages.length + 1),
    bytes,
  }));
  const metadata = metadataOf(files);
  const version = /^Version: (.*)$/m.exec(metadata)?.[1] ?? '';
  // Debian marks a step back as `8.4.2+really8.4.1`.
  if (version.replace(/^.*\+really/, '') !== debian.version) {
    throw new DownloadError(`${debian.package} is ${version}, expected ${debian.version}`);
  }
  return buildWheel({
    name,
    version: debian.version,
    metadata,
    modules: files.filter((file) => wanted(file) && !metadataFolder.test(file.path)),
    data: debian.data ? (await readTree(root, debian.data)).filter(wanted) : [],
  });
};
