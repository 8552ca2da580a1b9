import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const macApplications = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsPrograms = [
  'Chromium/Application/chrome.exe',
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

/** Every folder with every name. @param {readonly string[]} folders @param {readonly string[]} names */
const pairs = (folders, names) =>
  folders.flatMap((folder) => names.map((name) => join(folder, name)));

/**
 * The usual places of an installed Chromium, Chrome or Edge, best first.
 *
 * @param {NodeJS.Platform} platform
 * @param {Environment} env
 */
export const usualPlaces = (platform, env) => {
  if (platform === 'darwin') {
    return pairs(['/Applications', join(homedir(), 'Applications')], macApplications);
  }
  if (platform === 'win32') {
    const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']];
    return pairs(
      folders.filter((folder) => folder !== undefined),
      windowsPrograms,
    );
  }
  const path = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return pairs([...new Set([...path, '/usr/bin', '/usr/local/bin', '/snap/bin'])], linuxNames);
};

/**
 * Path of a Chromium-based browser: `CHROMIUM_PATH`, else an installed one, else Playwright's own
 * download; undefined where there is none. Throws when `CHROMIUM_PATH` names no file.
 *
 * @param {{ env?: Environment, platform?: NodeJS.Platform, exists?: (path: string) => boolean }} [machine]
 * @returns {string | undefined}
 */
export const findBrowser = ({
  env = process.env,
  platform = process.platform,
  exists = existsSync,
} = {}) => {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen) {
    if (!exists(chosen)) throw new Error(`CHROMIUM_PATH is ${chosen}, which does not exist`);
    return chosen;
  }
  return [...usualPlaces(platform, env), chromium.executablePath()].find((path) => exists(path));
};
