/**
 * GATE: stands between the page and the Python worker. The page's ports arrive once, from the frame;
 * one carries Comlink's calls, the other the gate's events.
 */
import { expose } from 'comlink';
import { createGateApi } from './gate-api.ts';

addEventListener(
  'message',
  (event: MessageEvent<unknown>) => {
    const [calls, events] = event.ports;
    if (!calls || !events) throw new Error('the gate needs two ports');
    expose(createGateApi(events), calls);
  },
  { once: true },
);
