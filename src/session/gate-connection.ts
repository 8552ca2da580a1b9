import { type Remote, releaseProxy, wrap } from 'comlink';
import { SandboxError } from '../protocol/errors.ts';
import {
  type GateApi,
  type GateEvent,
  gateEvent,
  type GateReply,
} from '../protocol/gate-messages.ts';
import { parse } from '../protocol/parse.ts';
import { type OpenFrame, openFrame } from './open-frame.ts';

export interface GateListener {
  event: (event: GateEvent) => void;
  /** The gate sent something that is not an event of ours: it was dropped. */
  violation: (reason: string) => void;
  /** The gate or its frame died; every pending call has been settled. */
  lost: () => void;
}

/** The page's end of a gate: calls by Comlink, events as plain messages that are parsed again here. */
export class GateConnection {
  readonly #frame: OpenFrame;
  readonly #api: Remote<GateApi>;
  readonly #listener: GateListener;
  /** Rejects when the gate is gone: Comlink itself never settles calls whose peer died. */
  readonly #gone: Promise<never>;
  #settleGone: (error: SandboxError) => void = () => {};
  #open = true;

  private constructor(frame: OpenFrame, listener: GateListener) {
    this.#frame = frame;
    this.#listener = listener;
    this.#api = wrap<GateApi>(frame.calls);
    this.#gone = new Promise((_, reject) => (this.#settleGone = reject));
    this.#gone.catch(() => undefined);
    frame.events.onmessage = (event: MessageEvent<unknown>) => this.#receive(event.data);
  }

  /** @throws {SandboxError} `frame-failed` */
  static async open(frameUrl: string | undefined, listener: GateListener): Promise<GateConnection> {
    let connection: GateConnection | undefined;
    let failed = false;
    const frame = await openFrame(frameUrl, () => {
      failed = true;
      connection?.lose();
    });
    connection = new GateConnection(frame, listener);
    if (failed) connection.lose();
    return connection;
  }

  /** Calls the gate. @throws {SandboxError} what the gate replied, or `closed` when it is gone. */
  async call(work: (api: Remote<GateApi>) => Promise<GateReply | void>): Promise<void> {
    const reply = await Promise.race([work(this.#api), this.#gone]);
    if (reply && !reply.ok) throw new SandboxError(reply.code, reply.message);
  }

  /** Ends the gate and the Python worker, and settles pending calls. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#frame.events.onmessage = null;
    this.#api[releaseProxy]();
    this.#frame.events.close();
    this.#frame.calls.close();
    this.#frame.remove();
    this.#settleGone(new SandboxError('closed', 'The sandbox was closed before it answered.'));
  }

  /** The gate does not answer any more. */
  lose(): void {
    if (!this.#open) return;
    this.close();
    this.#listener.lost();
  }

  #receive(data: unknown): void {
    const parsed = parse(gateEvent, data);
    if (parsed.ok) this.#listener.event(parsed.value);
    else this.#listener.violation(parsed.reason);
  }
}
