/**
 * Prints the path of a browser for the end-to-end tests; installs one where there is none:
 * Playwright's own download, else, as root on Debian, the distribution's package. Exit code 1, with
 * one line on what to do, when none could be had.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';

const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');

/**
 * Runs a command with its output on stderr: stdout is for the path.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
const succeeds = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: ['ignore', 2, 2], env: { ...process.env, ...env } }).status ===
  0;

/** Whether it starts: a download may lack libraries of the system. @param {string} path */
const starts = (path) => spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;

/** @returns {string | undefined} */
const installByPlaywright = () => {
  const timeout = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
  if (!succeeds(process.execPath, [playwright, 'install', 'chromium'], timeout)) return undefined;
  const path = chromium.executablePath();
  return starts(path) ? path : undefined;
};

/** @returns {string | undefined} */
const installByApt = () => {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  if (!succeeds('apt-get', ['update'], quiet)) return undefined;
  if (!succeeds('apt-get', ['install', '-y', 'chromium'], quiet)) return undefined;
  return findBrowser();
};

const path = findBrowser() ?? installByPlaywright() ?? installByApt();
if (path === undefined) {
  console.error(
    'browser: none found and none could be installed: install Chromium, Chrome or Edge, or set CHROMIUM_PATH to one',
  );
  process.exitCode = 1;
} else {
  console.log(path);
}
