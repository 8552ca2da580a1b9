import type { Page } from '@playwright/test';

/** What the page itself can tell about an intrusion and about how alive it was. */
export interface ProbeReport {
  /** Value of the global that every payload tries to set; `undefined` as text when it is not there. */
  pwned: string;
  url: string;
  /** Names added to the prototypes of Object, Array and Function, and what `({}).polluted` is. */
  pollution: string[];
  /** Element names directly below `<body>`, without the ruler that Plotly measures text with. */
  bodyChildren: string[];
  /** `<agent-sandbox>` elements on the page, shadow roots included. */
  sandboxes: number;
  /** Id of what stands where the page's own button is: the button's when nothing covers it. */
  buttonCoveredBy: string;
  /** Computed background of the page's own input, which output styles try to reach. */
  inputBackground: string;
  fullscreen: boolean;
  /** Messages heard on broadcast channels. */
  heard: string[];
  /** Outputs that arrived while no program ran. */
  lateOutputs: number;
  /** Uncaught errors and rejections of the page. */
  uncaught: string[];
  /** Longest time in ms between two turns of a 20 ms timer, and between two frames. */
  longestTimerGap: number;
  longestFrameGap: number;
}

/** What of the page's storage is in use; an untouched page has none. */
export interface StorageReport {
  local: number;
  session: number;
  cookies: string;
  databases: string[];
  caches: string[];
  serviceWorkers: number;
}

interface Probe {
  report: () => ProbeReport;
  restart: () => void;
}

declare global {
  interface Window {
    agentSandboxProbe: Probe;
    __pwned?: unknown;
  }
}

/** A value that only the page may know. */
export const hostSecret = 'HOSTSECRET_5d1f';

function installInPage(secret: string): void {
  const prototypes = {
    Object: Object.prototype,
    Array: Array.prototype,
    Function: Function.prototype,
  };
  const known = Object.entries(prototypes).map(([name, prototype]) => ({
    name,
    prototype,
    names: new Set(Reflect.ownKeys(prototype)),
  }));
  let heard: string[] = [];
  let uncaught: string[] = [];
  let lateOutputs = 0;
  let running = 0;
  let timerGap = 0;
  let frameGap = 0;
  let lastTimer = performance.now();
  let lastFrame = lastTimer;

  setInterval(() => {
    const now = performance.now();
    timerGap = Math.max(timerGap, now - lastTimer);
    lastTimer = now;
  }, 20);
  const onFrame = () => {
    const now = performance.now();
    frameGap = Math.max(frameGap, now - lastFrame);
    lastFrame = now;
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  for (const name of ['agent', 'x', 'plotly', 'cross']) {
    new BroadcastChannel(name).addEventListener('message', ({ data }) => heard.push(String(data)));
  }
  addEventListener('error', ({ message }) => uncaught.push(message));
  addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)));
  addEventListener('agent-sandbox-run-start', () => (running += 1));
  addEventListener('agent-sandbox-run-end', () => (running -= 1));
  addEventListener('agent-sandbox-output', () => {
    if (running === 0) lateOutputs += 1;
  });
  addEventListener('DOMContentLoaded', () => {
    const input = document.createElement('input');
    input.id = 'host-input';
    input.value = secret;
    input.setAttribute('value', secret);
    const button = document.createElement('button');
    button.id = 'host-button';
    button.textContent = 'Host';
    button.style.cssText = 'position: fixed; inset: 0 0 auto auto; z-index: 1';
    document.body.append(input, button);
  });

  const countSandboxes = (root: Document | ShadowRoot): number =>
    [...root.querySelectorAll('*')].reduce(
      (sum, element) =>
        sum +
        (element.localName === 'agent-sandbox' ? 1 : 0) +
        (element.shadowRoot ? countSandboxes(element.shadowRoot) : 0),
      0,
    );
  window.agentSandboxProbe = {
    restart: () => {
      heard = [];
      uncaught = [];
      lateOutputs = 0;
      timerGap = 0;
      frameGap = 0;
      lastTimer = performance.now();
      lastFrame = lastTimer;
    },
    report: () => {
      const input = document.getElementById('host-input');
      const box = document.getElementById('host-button')?.getBoundingClientRect();
      const found = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return {
        pwned: String(window.__pwned),
        url: location.href,
        pollution: [
          ...known.flatMap(({ name, prototype, names }) =>
            Reflect.ownKeys(prototype)
              .filter((key) => !names.has(key))
              .map((key) => `${name}.prototype.${String(key)}`),
          ),
          ...('polluted' in {} ? ['({}).polluted'] : []),
        ],
        bodyChildren: [...document.body.children]
          .filter(({ id }) => id !== 'js-plotly-tester')
          .map(({ localName }) => localName),
        sandboxes: countSandboxes(document),
        buttonCoveredBy: found?.id ?? 'the button is gone',
        inputBackground: input ? getComputedStyle(input).backgroundImage : 'the input is gone',
        fullscreen: document.fullscreenElement !== null,
        heard,
        lateOutputs,
        uncaught,
        longestTimerGap: Math.round(timerGap),
        longestFrameGap: Math.round(frameGap),
      };
    },
  };
}

/** Puts the probe into every page that is opened from now on. */
export async function installProbe(page: Page): Promise<void> {
  await page.addInitScript(installInPage, hostSecret);
}

/** Starts the measurements anew. */
export async function restartProbe(page: Page): Promise<void> {
  await page.evaluate(() => window.agentSandboxProbe.restart());
}

export async function readProbe(page: Page): Promise<ProbeReport> {
  return page.evaluate(() => window.agentSandboxProbe.report());
}

export async function readStorage(page: Page): Promise<StorageReport> {
  return page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    caches: await caches.keys(),
    serviceWorkers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
}
