import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { playwrightCounts, vitestCounts } from './test-counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'test-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** @param {unknown} report */
const written = (report) => {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
};

test('a test file that does not load is a failure', () => {
  const path = written({
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}, {}, {}] },
    ],
  });
  expect(vitestCounts(path)).toEqual({ passed: 3, failed: 2 });
});

test('end-to-end tests are counted, skipped ones are not', () => {
  const path = written({ stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 9 } });
  expect(playwrightCounts(path)).toEqual({ passed: 6, failed: 2 });
});

test('a report that was never written counts nothing', () => {
  expect(vitestCounts(join(folder, 'none'))).toEqual({ passed: 0, failed: 0 });
  expect(playwrightCounts(join(folder, 'none'))).toEqual({ passed: 0, failed: 0 });
});
