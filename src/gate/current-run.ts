import type { GateEnd, GateEvent, RunRequest } from '../protocol/gate-messages.ts';
import type { DoneMessage } from '../protocol/worker-messages.ts';
import { Outgoing } from './outgoing.ts';

/** Milliseconds by which the worker's own deadline may be earlier than the gate's. */
const CLOCK_SLACK = 50;

type StopReason = 'timeout' | 'interrupted';

/** The program that is running now: its outputs, its deadline, and its one end. */
export class CurrentRun {
  readonly outgoing: Outgoing;
  readonly #request: RunRequest;
  readonly #post: (event: GateEvent) => void;
  readonly #startedAt = performance.now();
  #stopReason: StopReason | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param askToStop asks the program to stop; a courtesy
   * @param kill ends the interpreter
   */
  constructor(
    request: RunRequest,
    post: (event: GateEvent) => void,
    askToStop: () => void,
    kill: () => void,
  ) {
    this.#request = request;
    this.#post = post;
    this.outgoing = new Outgoing(request.run, post);
    this.stop = (reason) => {
      if (this.#stopReason) return;
      this.#stopReason = reason;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(kill, request.stopGrace);
      askToStop();
    };
    if (request.timeout > 0) this.#timer = setTimeout(() => this.stop('timeout'), request.timeout);
  }

  readonly stop: (reason: StopReason) => void;

  get id(): number {
    return this.#request.run;
  }

  /** The program ended by itself, or followed the request to stop. */
  done(message: DoneMessage): void {
    const ms = performance.now() - this.#startedAt;
    const { timeout } = this.#request;
    const stopped = message.status === 'interrupted';
    // The worker knows the deadline too and may follow it a moment before the gate's timer fires.
    const reason =
      this.#stopReason ?? (timeout > 0 && ms >= timeout - CLOCK_SLACK ? 'timeout' : 'interrupted');
    const status = stopped ? reason : message.status;
    this.outgoing.finish(message);
    this.#end({
      status,
      name: stopped ? stopNames[reason] : message.name,
      message: stopped ? stopMessage(reason, timeout) : message.message,
      traceback: message.traceback,
      alive: true,
      ms,
    });
  }

  /** The interpreter is gone: because of the request to stop, or because it died. */
  lost(reason: string): void {
    this.outgoing.finish(undefined);
    const stop = this.#stopReason;
    this.#end({
      status: stop ?? 'crashed',
      name: stop ? stopNames[stop] : 'Crashed',
      message: stop ? stopMessage(stop, this.#request.timeout) : `The interpreter died: ${reason}.`,
      traceback: '',
      alive: false,
      ms: performance.now() - this.#startedAt,
    });
  }

  #end(end: Omit<GateEnd, 'kind' | 'run'>): void {
    clearTimeout(this.#timer);
    this.#post({ kind: 'end', run: this.#request.run, ...end });
  }
}

const stopNames = { timeout: 'Timeout', interrupted: 'Interrupted' } as const;

const stopMessage = (reason: StopReason, timeout: number): string =>
  reason === 'timeout'
    ? `The program was stopped after ${(timeout / 1000).toLocaleString('en-US')} s, its time limit.`
    : 'The program was stopped on request.';
