import { DownloadError, download } from './download.mjs';

/** Python's package index; its JSON API names each file with its SHA-256. */
export const pypiUrl = 'https://pypi.org';

/**
 * What the JSON API says of one file of a release.
 *
 * @typedef {{ filename: string, url: string, packagetype: string, yanked?: boolean, digests: { sha256: string } }} ReleaseFile
 */

/**
 * The pure wheel among a release's files, or undefined where there is none.
 *
 * @param {readonly ReleaseFile[]} files
 */
export const pureWheel = (files) =>
  files.find(
    ({ filename, packagetype, yanked }) =>
      packagetype === 'bdist_wheel' &&
      yanked !== true &&
      /-(py2\.)?py3-none-any\.whl$/.test(filename),
  );

/**
 * Asks the index about a release; without a version about the newest. Throws `DownloadError`.
 *
 * @param {string} name
 * @param {{ version?: string, baseUrl?: string, answerWithin?: number }} [options]
 * @returns {Promise<{ name: string, version: string, requires: string[], wheel: ReleaseFile }>}
 */
export const findRelease = async (name, { version, baseUrl = pypiUrl, answerWithin } = {}) => {
  const path = version === undefined ? name : `${name}/${version}`;
  const url = `${baseUrl}/pypi/${path}/json`;
  const text = (await download(url, answerWithin === undefined ? {} : { answerWithin })).toString();
  const { info, urls } = JSON.parse(text);
  const wheel = pureWheel(urls);
  if (!wheel) throw new DownloadError(`${name} ${info.version} has no pure Python wheel`);
  return { name: info.name, version: info.version, requires: info.requires_dist ?? [], wheel };
};
