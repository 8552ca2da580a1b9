/**
 * `npm test`: runtime files, browser, unit tests, build, end-to-end tests, in this order, up to the
 * first that fails. The last line is always `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from './runtime/folders.mjs';
import { playwrightCounts, vitestCounts } from './test-counts.mjs';

/** @typedef {import('./test-counts.mjs').Counts} Counts */

const { resolve } = createRequire(import.meta.url);
const reports = mkdtempSync(join(tmpdir(), 'agent-sandbox-test-'));
const unitReport = join(reports, 'unit.json');
const e2eReport = join(reports, 'e2e.json');

/** @type {Record<string, string | undefined>} */
const env = { ...process.env };

/** @param {string[]} args */
const node = (...args) =>
  spawnSync(process.execPath, args, { cwd: projectRoot, env, stdio: 'inherit' }).status === 0;

const prepareRuntime = () => {
  const args = [join(projectRoot, 'scripts/prepare-runtime.mjs')];
  if (process.env['CI']) args.push('--require');
  if (existsSync(join(projectRoot, '../shared/corpora'))) args.push('--corpora');
  return node(...args);
};

const findBrowser = () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(projectRoot, 'scripts/ensure-browser.mjs')],
    { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
  );
  env['CHROMIUM_PATH'] = stdout.trim();
  return status === 0;
};

const unit = () =>
  node(
    join(dirname(resolve('vitest/package.json')), 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  );

// A shell finds `npm.cmd` on Windows too.
const build = () =>
  spawnSync('npm run build', { cwd: projectRoot, env, stdio: 'inherit', shell: true }).status === 0;

const e2e = () => {
  env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = e2eReport;
  return node(resolve('@playwright/test/cli'), 'test', '--reporter=line,json');
};

const steps = {
  'runtime files': prepareRuntime,
  browser: findBrowser,
  'unit tests': unit,
  build,
  'end-to-end tests': e2e,
};

/** @type {string | undefined} */
let failedStep;
for (const [name, step] of Object.entries(steps)) {
  console.log(`\n== ${name}`);
  if (!step()) {
    failedStep = name;
    break;
  }
}

const counts = [vitestCounts(unitReport), playwrightCounts(e2eReport)];
rmSync(reports, { recursive: true, force: true });
/** @param {keyof Counts} key */
const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
const passed = sum('passed');
// A step that fails without a failing test (a build, a crash of the runner) is a failure too.
const failed = failedStep === undefined ? sum('failed') : Math.max(sum('failed'), 1);
if (failedStep !== undefined) console.log(`\nfailed: ${failedStep}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
