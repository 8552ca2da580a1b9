import { test as base } from '@playwright/test';
import { openBarePage, type BarePage } from './bare-page.ts';
import { Canary } from './canary.ts';

interface WorkerFixtures {
  /** One per test process; take its hits at the start of a test. */
  canary: Canary;
  /** One page for many tests, each of which restarts the sandbox first: a page load per program would take minutes. */
  sharedPage: BarePage;
}

export const test = base.extend<object, WorkerFixtures>({
  canary: [
    // Playwright reads the names here; this one asks for nothing that costs time.
    async ({ browserName: _browserName }, use) => {
      const canary = await Canary.start();
      await use(canary);
      canary.close();
    },
    { scope: 'worker' },
  ],
  sharedPage: [
    async ({ browser }, use, { project }) => {
      const { baseURL } = project.use;
      if (baseURL === undefined) throw new Error('playwright.config.ts sets no baseURL');
      const barePage = await openBarePage(browser, baseURL);
      await use(barePage);
      await barePage.close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
