import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * @param {string} path
 * @returns {any} the JSON file; undefined when the tool ended before it wrote it
 */
const readReport = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Counts of Vitest's JSON report. A file that could not be loaded counts as one failure. @param {string} path @returns {Counts} */
export const vitestCounts = (path) => {
  const report = readReport(path);
  if (!report) return { passed: 0, failed: 0 };
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const files = report.testResults ?? [];
  const broken = files.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
};

/** Counts of Playwright's JSON report. A test that passed on a retry counts as passed. @param {string} path @returns {Counts} */
export const playwrightCounts = (path) => {
  const stats = readReport(path)?.stats;
  if (!stats) return { passed: 0, failed: 0 };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
};
