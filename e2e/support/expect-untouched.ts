import { expect } from '@playwright/test';
import { queryToken, type BarePage } from './bare-page.ts';
import type { Canary } from './canary.ts';
import {
  hostSecret,
  readProbe,
  readStorage,
  restartProbe,
  type ProbeReport,
} from './page-probe.ts';

/** Words that no result of a sandbox may hold. */
export const secrets = [hostSecret, queryToken, 'demo/bare.html'];

/** Forgets what happened so far: the next `expectUntouched` speaks of what comes now. */
export async function startWatching({ page, watch }: BarePage, canary: Canary): Promise<void> {
  canary.takeHits();
  await watch.take();
  await restartProbe(page);
}

/**
 * Nothing left the sandbox since `startWatching`: no packet to the canary, no request beyond the
 * page's origin, no change of page, window, prototypes, storage or page furniture, and none of
 * `words`, which only the program knows, in a request, a console message or an error that the browser
 * reports.
 */
export async function expectUntouched(
  barePage: BarePage,
  canary: Canary,
  words: readonly string[],
): Promise<ProbeReport> {
  const { page, watch } = barePage;
  const probe = await readProbe(page);
  const storage = await readStorage(page);
  const events = await watch.take();
  const told = (lines: readonly string[]) =>
    lines.filter((line) => words.some((word) => line.includes(word)));
  const frames = page
    .frames()
    .filter((frame) => frame !== page.mainFrame())
    .map((frame) => frame.url())
    .filter((url) => url !== 'about:srcdoc' && url !== 'about:blank');
  const { bodyChildren, sandboxes } = probe;
  expect({
    hits: canary.takeHits(),
    foreignRequests: events.foreignRequests,
    toldByRequest: told(events.ownRequests),
    requestsOfThePage: events.ownRequests.filter((path) => path.includes('/hit/')),
    toldByConsole: told(events.console),
    newPages: events.newPages,
    dialogs: events.dialogs,
    toldByError: told(events.errors),
    navigations: events.navigations,
    crashed: events.crashed,
    frames,
    storage,
    state: {
      pwned: probe.pwned,
      url: probe.url,
      pollution: probe.pollution,
      buttonCoveredBy: probe.buttonCoveredBy,
      inputBackground: probe.inputBackground,
      fullscreen: probe.fullscreen,
      heard: probe.heard,
      lateOutputs: probe.lateOutputs,
      uncaught: probe.uncaught,
    },
    foreignElements: bodyChildren.filter(
      (name) => !['agent-sandbox', 'script', 'input', 'button'].includes(name),
    ),
    nestedSandboxes: sandboxes - bodyChildren.filter((name) => name === 'agent-sandbox').length,
  }).toEqual({
    hits: [],
    foreignRequests: [],
    toldByRequest: [],
    requestsOfThePage: [],
    toldByConsole: [],
    newPages: [],
    dialogs: [],
    toldByError: [],
    navigations: [],
    crashed: false,
    frames: [],
    storage: { local: 0, session: 0, cookies: '', databases: [], caches: [], serviceWorkers: 0 },
    state: {
      pwned: 'undefined',
      url: `${barePage.origin}/demo/bare.html?token=${queryToken}`,
      pollution: [],
      buttonCoveredBy: 'host-button',
      inputBackground: 'none',
      fullscreen: false,
      heard: [],
      lateOutputs: 0,
      uncaught: [],
    },
    foreignElements: [],
    nestedSandboxes: 0,
  });
  return probe;
}
