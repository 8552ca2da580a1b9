import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One entry of the machine's apt sources.
 *
 * @typedef {{ uri: string, suites: string[], components: string[], signedBy?: string }} AptSource
 */

/** `deb [signed-by=…] URI SUITE COMPONENT…` lines. @param {string} text @returns {AptSource[]} */
export const parseOneLineSources = (text) =>
  text.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+(.+?)\s*(?:#.*)?$/.exec(line);
    const [, options = '', uri, suite, components] = match ?? [];
    if (!uri || !suite || !components) return [];
    const signedBy = /signed-by=(\S+)/.exec(options)?.[1];
    const source = { uri, suites: [suite], components: components.split(/\s+/) };
    return [signedBy ? { ...source, signedBy } : source];
  });

/** Paragraphs of the deb822 form; a key written into the file itself is not supported. @param {string} text @returns {AptSource[]} */
export const parseDeb822Sources = (text) =>
  text.split(/\n\s*\n/).flatMap((paragraph) => {
    /** @type {Record<string, string>} */
    const fields = {};
    for (const line of paragraph.split('\n')) {
      const match = /^([A-Za-z-]+):\s*(.*?)\s*$/.exec(line);
      if (match?.[1]) fields[match[1].toLowerCase()] = match[2] ?? '';
    }
    const { types = '', uris = '', suites = '', components = '', enabled = 'yes' } = fields;
    if (!types.split(/\s+/).includes('deb') || enabled === 'no') return [];
    const signedBy = fields['signed-by'];
    return uris.split(/\s+/).flatMap((uri) => {
      const source = { uri, suites: suites.split(/\s+/), components: components.split(/\s+/) };
      if (!uri) return [];
      return [signedBy ? { ...source, signedBy } : source];
    });
  });

/** @param {string} folder */
const listFiles = (folder) => {
  try {
    return readdirSync(folder)
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
};

/** @param {string} path */
const readText = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** All apt sources of this machine; empty where there is no apt. @returns {AptSource[]} */
export const readAptSources = (folder = '/etc/apt') =>
  [join(folder, 'sources.list'), ...listFiles(join(folder, 'sources.list.d'))].flatMap((path) =>
    path.endsWith('.sources')
      ? parseDeb822Sources(readText(path))
      : parseOneLineSources(readText(path)),
  );

/**
 * The source that serves the distribution's own main archive, from which another suite can be had.
 *
 * @param {readonly AptSource[]} sources
 * @param {string} codename of the running release, such as `bookworm`
 */
export const findMainArchive = (sources, codename) =>
  sources.find(
    ({ suites, components }) => suites.includes(codename) && components.includes('main'),
  );

/**
 * A source list with one suite of that archive, in the deb822 form.
 *
 * @param {AptSource} archive
 * @param {string} suite
 */
export const suiteSource = ({ uri, signedBy }, suite) =>
  `Types: deb\nURIs: ${uri}\nSuites: ${suite}\nComponents: main\n${signedBy ? `Signed-By: ${signedBy}\n` : ''}`;
