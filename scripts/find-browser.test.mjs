import { delimiter } from 'node:path';
import { expect, test } from 'vitest';
import { findBrowser, usualPlaces } from './find-browser.mjs';

/** @param {...string} paths */
const only =
  (...paths) =>
  /** @param {string} path */ (path) =>
    paths.includes(path);

test('CHROMIUM_PATH goes before every installed browser', () => {
  const exists = only('/my/chrome', '/usr/bin/chromium');
  const env = { CHROMIUM_PATH: '/my/chrome', PATH: '/usr/bin' };
  expect(findBrowser({ env, platform: 'linux', exists })).toBe('/my/chrome');
});

test('a CHROMIUM_PATH that names no file is said, not skipped', () => {
  const env = { CHROMIUM_PATH: '/gone', PATH: '/usr/bin' };
  expect(() => findBrowser({ env, platform: 'linux', exists: only('/usr/bin/chromium') })).toThrow(
    '/gone',
  );
});

test('an installed browser is found on the path', () => {
  const env = { PATH: ['/opt/a', '/opt/b'].join(delimiter) };
  const exists = only('/opt/b/google-chrome');
  expect(findBrowser({ env, platform: 'linux', exists })).toBe('/opt/b/google-chrome');
});

test('no browser at all is undefined', () => {
  expect(findBrowser({ env: {}, platform: 'linux', exists: () => false })).toBeUndefined();
});

test.each(
  /** @type {const} */ ([
    ['darwin', {}, 'Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['win32', { ProgramFiles: 'C:/Program Files' }, 'Microsoft/Edge/Application/msedge.exe'],
  ]),
)('the usual places of %s are known', (platform, env, place) => {
  expect(usualPlaces(platform, env).some((path) => path.endsWith(place))).toBe(true);
});
