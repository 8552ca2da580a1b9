import type { Browser, Page } from '@playwright/test';
import { installProbe } from './page-probe.ts';
import { PageWatch } from './page-watch.ts';

/** A word in the page's address that no sandbox may learn. */
export const queryToken = 'QUERYTOKEN_8c2e';

/** `/demo/bare.html`, watched from outside and probed from inside. */
export interface BarePage {
  page: Page;
  watch: PageWatch;
  origin: string;
  close: () => Promise<void>;
}

/** Opens the page in a context of its own and waits until the element is defined. */
export async function openBarePage(browser: Browser, baseURL: string): Promise<BarePage> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const watch = new PageWatch(context, page);
  await installProbe(page);
  await page.goto(`/demo/bare.html?token=${queryToken}`);
  await page.evaluate(() => customElements.whenDefined('agent-sandbox').then(() => true));
  await watch.take();
  return { page, watch, origin: new URL(page.url()).origin, close: () => context.close() };
}
