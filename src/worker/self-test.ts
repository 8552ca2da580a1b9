import type { SelfTestReport } from '../protocol/worker-messages.ts';
import { importScripts } from './own-import-scripts.ts';

/** Milliseconds after which a silent attempt counts as not blocked. */
const PATIENCE = 5_000;

/**
 * Tries each way out before any program is here. The attempts would succeed where no policy is in
 * force: `data:` and `blob:` addresses need no network, so that a failure can only be the policy's.
 */
export async function selfTest(): Promise<SelfTestReport> {
  const source = URL.createObjectURL(new Blob([nestedCode], { type: 'text/javascript' }));
  try {
    const [fetchBlocked, xhr, webSocket, imported, nestedWorker] = await Promise.all([
      fails(() => fetch('data:text/plain,x')),
      fails(() => openRequest('data:text/plain,x')),
      refusesWebSocket(),
      fails(() => import(/* @vite-ignore */ `${'data:'}text/javascript,export default 1`)),
      nestedIsWalled(source),
    ]);
    return {
      origin: self.origin === 'null',
      fetch: fetchBlocked,
      xhr,
      webSocket,
      import: imported,
      importScripts: await fails(async () => importScripts('data:text/javascript,')),
      nestedWorker,
      eval: await fails(async () => new Function('return 1')()),
    };
  } finally {
    URL.revokeObjectURL(source);
  }
}

/** True when the attempt throws or is refused. */
async function fails(attempt: () => Promise<unknown>): Promise<boolean> {
  try {
    await attempt();
    return false;
  } catch {
    return true;
  }
}

function openRequest(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.onload = () => resolve();
    request.onerror = () => reject(new Error('blocked'));
    request.open('GET', url);
    request.send();
  });
}

/**
 * A socket has no address that works without a network, so the evidence is the policy's own report
 * (`securitypolicyviolation`, CSP Level 3) or a refusal by the constructor.
 */
function refusesWebSocket(): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle(false), PATIENCE);
    const report = (event: Event): void => {
      if (event instanceof SecurityPolicyViolationEvent && event.blockedURI.startsWith('ws'))
        settle(true);
    };
    const settle = (blocked: boolean): void => {
      clearTimeout(timer);
      self.removeEventListener('securitypolicyviolation', report);
      resolve(blocked);
    };
    self.addEventListener('securitypolicyviolation', report);
    try {
      const socket = new WebSocket('ws://self-test.invalid/');
      socket.onopen = () => settle(false);
    } catch {
      settle(true);
    }
  });
}

/** A nested worker may start from a `blob:` address; it must then be behind the same policy, and from other addresses it must not start. */
async function nestedIsWalled(source: string): Promise<boolean> {
  const [inner, foreign] = await Promise.all([
    startNested(source),
    startNested('data:text/javascript,postMessage("open")'),
  ]);
  return inner !== 'open' && foreign !== 'open';
}

function startNested(url: string): Promise<string> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = new Worker(url);
    } catch {
      resolve('refused');
      return;
    }
    const timer = setTimeout(() => settle('open'), PATIENCE);
    const settle = (answer: string): void => {
      clearTimeout(timer);
      worker.terminate();
      resolve(answer);
    };
    worker.onmessage = (event: MessageEvent<unknown>) =>
      settle(event.data === 'blocked' ? 'blocked' : 'open');
    worker.onerror = (event) => {
      event.preventDefault();
      settle('refused');
    };
  });
}

const nestedCode = `fetch('data:text/plain,x').then(() => postMessage('open'), () => postMessage('blocked'))`;
