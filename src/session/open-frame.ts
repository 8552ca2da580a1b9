import frameDocument from '../frame/frame.ts?document';
import { SandboxError } from '../protocol/errors.ts';
import type { FrameMessage, StartFrameMessage } from '../protocol/gate-messages.ts';

/** Milliseconds until a frame that does not load counts as broken. */
const PATIENCE = 30_000;
/** Its script runs before it counts as loaded, so after that its word is at most a task away. */
const PATIENCE_AFTER_LOAD = 2_000;

export interface OpenFrame {
  /** Port of Comlink's calls, and port of the gate's events. */
  calls: MessagePort;
  events: MessagePort;
  /** Removes the frame, and with it the gate and the Python worker. */
  remove: () => void;
}

/**
 * Opens the opaque-origin frame and hands it the far ends of two ports. It is attached to the
 * document, not to an element that asked for it, since moving an element reloads the frames in it.
 * @param onGateFailed called when the gate could not be started or died
 * @throws {SandboxError} `frame-failed` when the frame does not answer
 */
export function openFrame(
  frameUrl: string | undefined,
  onGateFailed: () => void,
): Promise<OpenFrame> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('allow', '');
  frame.referrerPolicy = 'no-referrer';
  frame.title = 'Python sandbox';
  frame.tabIndex = -1;
  frame.hidden = true;
  frame.setAttribute('aria-hidden', 'true');
  frame.style.display = 'none';

  return new Promise((resolve, reject) => {
    const remove = (): void => {
      clearTimeout(timer);
      removeEventListener('message', receive);
      frame.remove();
    };
    const fail = (): void => {
      remove();
      reject(new SandboxError('frame-failed', frameFailure(frameUrl)));
    };
    let timer = setTimeout(fail, PATIENCE);
    frame.addEventListener('load', () => {
      if (ports) return;
      clearTimeout(timer);
      timer = setTimeout(fail, PATIENCE_AFTER_LOAD);
    });
    let ports: OpenFrame | undefined;
    const receive = (event: MessageEvent<FrameMessage | undefined>): void => {
      if (event.source !== frame.contentWindow || event.source === null) return;
      if (event.data?.type === 'agent-sandbox-gate-failed') onGateFailed();
      if (event.data?.type !== 'agent-sandbox-frame-ready' || ports) return;
      clearTimeout(timer);
      const calls = new MessageChannel();
      const events = new MessageChannel();
      ports = { calls: calls.port1, events: events.port1, remove };
      // The frame has an opaque origin, which no target origin can name; the ports are for it alone.
      const start: StartFrameMessage = { type: 'agent-sandbox-start' };
      frame.contentWindow?.postMessage(start, '*', [calls.port2, events.port2]);
      resolve(ports);
    };
    addEventListener('message', receive);
    try {
      if (frameUrl === undefined) frame.srcdoc = frameDocument;
      else frame.src = new URL(frameUrl, document.baseURI).href;
      document.documentElement.append(frame);
    } catch (error) {
      remove();
      reject(new SandboxError('frame-failed', frameFailure(frameUrl), { cause: error }));
    }
  });
}

const frameFailure = (frameUrl: string | undefined): string =>
  frameUrl === undefined
    ? 'The sandbox’s frame did not start. A page with a Content-Security-Policy needs the directives that the README lists, or frame-url.'
    : `The sandbox’s frame at ${frameUrl} did not start. Is it the frame.html of this version, and does the page’s frame-src allow it?`;
