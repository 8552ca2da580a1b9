import type { BrowserContext, Page } from '@playwright/test';

/** What a page did that a silent page does not do. */
export interface PageEvents {
  /** Requests to another origin than the page's own that the browser did not refuse. */
  foreignRequests: string[];
  /** Paths of requests to the page's own origin. */
  ownRequests: string[];
  newPages: string[];
  dialogs: string[];
  console: string[];
  errors: string[];
  navigations: string[];
  crashed: boolean;
}

const nothing = (): PageEvents => ({
  foreignRequests: [],
  ownRequests: [],
  newPages: [],
  dialogs: [],
  console: [],
  errors: [],
  navigations: [],
  crashed: false,
});

/** Chromium announces a request that the CSP refuses, too, and ends it with this reason. */
const refusedByCsp = 'csp';

/** Records from outside what a page and its frames and workers do. */
export class PageWatch {
  #events = nothing();
  #settled: Promise<void>[] = [];

  constructor(context: BrowserContext, page: Page) {
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol === 'blob:' || url.protocol === 'data:') return;
      if (url.origin === new URL(page.url()).origin) {
        this.#events.ownRequests.push(url.pathname + url.search);
        return;
      }
      const { foreignRequests } = this.#events;
      this.#settled.push(
        request.response().then((response) => {
          const refused = !response && request.failure()?.errorText === refusedByCsp;
          if (!refused) foreignRequests.push(url.href);
        }),
      );
    });
    context.on('page', (opened) => this.#events.newPages.push(opened.url()));
    page.on('dialog', (dialog) => {
      this.#events.dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('console', (message) => this.#events.console.push(message.text()));
    page.on('pageerror', (error) => this.#events.errors.push(error.message));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#events.navigations.push(frame.url());
    });
    page.on('crash', () => {
      this.#events.crashed = true;
    });
  }

  /** Everything since the last call. */
  async take(): Promise<PageEvents> {
    await Promise.race([Promise.all(this.#settled), new Promise((done) => setTimeout(done, 1000))]);
    const events = this.#events;
    this.#settled = [];
    this.#events = nothing();
    return events;
  }
}
