/**
 * FRAME: the only script of the opaque-origin document. Starts the gate and passes the page's two
 * ports on; takes one order, and from the page only.
 */
import gateCode from '../gate/gate.ts?bundle';
import type { FrameMessage, StartGateMessage } from '../protocol/gate-messages.ts';

const tellPage = (type: FrameMessage['type']): void => {
  // The page's origin is unknown here, and nothing in these messages is secret.
  parent.postMessage({ type } satisfies FrameMessage, '*');
};

const start = (event: MessageEvent<unknown>): void => {
  if (event.source !== parent || event.ports.length !== 2) return;
  removeEventListener('message', start);
  const url = URL.createObjectURL(new Blob([gateCode], { type: 'text/javascript' }));
  const gate = new Worker(url);
  gate.addEventListener('error', (error) => {
    error.preventDefault();
    tellPage('agent-sandbox-gate-failed');
  });
  gate.postMessage({ type: 'start' } satisfies StartGateMessage, [...event.ports]);
};

addEventListener('message', start);
tellPage('agent-sandbox-frame-ready');
