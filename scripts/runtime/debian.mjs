import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findMainArchive, readAptSources, suiteSource } from './apt-sources.mjs';
import { DownloadError } from './download.mjs';

const run = promisify(execFile);

/** @param {string} folder @param {string[]} args @param {string} cwd */
const apt = async (folder, args, cwd) => {
  // Lists, cache and sources of our own: nothing of the system changes.
  const options = [
    `Dir::Etc::sourcelist=${join(folder, 'suite.sources')}`,
    'Dir::Etc::sourceparts=-',
    `Dir::State::lists=${join(folder, 'lists')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    'Acquire::Retries=1',
    'Acquire::http::Timeout=15',
    'Acquire::https::Timeout=15',
    'APT::Update::Error-Mode=any',
  ].flatMap((option) => ['-o', option]);
  try {
    await run('apt-get', [...options, ...args], { cwd, timeout: 180_000 });
  } catch (error) {
    const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    const line = text.split('\n').find((candidate) => candidate.startsWith('E:'));
    throw new DownloadError(line ?? `apt-get ${args[0]} failed`);
  }
};

/** @returns {Promise<Record<string, string>>} the fields of os-release; empty where there is none */
const readOsRelease = async () => {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return Object.fromEntries(
    [...text.matchAll(/^([A-Z_]+)="?(.*?)"?$/gm)].map(([, key, value]) => [key, value]),
  );
};

/**
 * Downloads packages of a Debian suite, checked by apt against the archive's signature, from the
 * archive that this machine's own apt sources name. Throws `DownloadError`, also off Debian.
 *
 * @param {readonly string[]} packages
 * @param {string} suite
 * @param {string} folder an empty folder for apt's files
 * @returns {Promise<Map<string, string>>} package name to path of the `.deb`
 */
export const downloadDebs = async (packages, suite, folder) => {
  const { ID, VERSION_CODENAME = '' } = await readOsRelease();
  if (ID !== 'debian') throw new DownloadError('this machine is not Debian');
  const archive = findMainArchive(readAptSources(), VERSION_CODENAME);
  if (!archive) throw new DownloadError(`no apt source for ${VERSION_CODENAME || 'this release'}`);
  const debs = join(folder, 'debs');
  await mkdir(join(folder, 'lists', 'partial'), { recursive: true });
  await mkdir(join(folder, 'cache', 'archives', 'partial'), { recursive: true });
  await mkdir(debs);
  await writeFile(join(folder, 'suite.sources'), suiteSource(archive, suite));
  await apt(folder, ['update'], folder);
  await apt(folder, ['download', ...packages], debs);
  const files = await readdir(debs);
  return new Map(
    packages.map((name) => {
      const file = files.find((candidate) => candidate.startsWith(`${name}_`));
      if (!file) throw new DownloadError(`apt-get download brought no ${name}`);
      return [name, join(debs, file)];
    }),
  );
};

/** @param {string} deb @param {string} folder where its files go */
export const unpackDeb = async (deb, folder) => {
  await run('dpkg-deb', ['-x', deb, folder]);
};
