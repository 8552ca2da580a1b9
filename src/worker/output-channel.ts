import { limits } from '../protocol/limits.ts';
import { TextBudget } from '../protocol/text-budget.ts';
import type { WorkerMessage } from '../protocol/worker-messages.ts';

/** Pieces of text that may go out at once, and how many more each second: what is sent survives a kill. */
const BURST = 500;
const PER_SECOND = 500;
/** Beyond that rate text waits this long (ms), or until there is this much of it. */
const HOLD = 8;
const HOLD_LENGTH = 32_768;

type StreamName = 'stdout' | 'stderr';

/** The way out of the interpreter. Sends at once while the program is quiet and batches when it floods. */
export class OutputChannel {
  readonly #post: (message: WorkerMessage) => void;
  #budget = new TextBudget(limits.streamBytes);
  #displays = 0;
  #name: StreamName = 'stdout';
  #held = '';
  #heldSince = 0;
  #tokens = BURST;
  #filledAt = 0;

  constructor(post: (message: WorkerMessage) => void) {
    this.#post = post;
  }

  /** New limits for a new run. */
  start(): void {
    // One more than the gate lets through, so that the gate itself sees that something is cut.
    this.#budget = new TextBudget(limits.streamBytes + 1);
    this.#displays = 0;
  }

  get dropped(): { droppedText: number; droppedDisplays: number } {
    return {
      droppedText: this.#budget.dropped,
      droppedDisplays: Math.max(0, this.#displays - limits.displays - 1),
    };
  }

  stream(name: StreamName, text: string): void {
    const kept = this.#budget.take(text);
    if (kept === '') return;
    if (name !== this.#name) this.flush();
    this.#name = name;
    const now = performance.now();
    if (this.#held === '') this.#heldSince = now;
    this.#held += kept;
    if (this.#takeToken(now) || this.#held.length > HOLD_LENGTH || now - this.#heldSince > HOLD) {
      this.flush();
    }
  }

  display(message: Extract<WorkerMessage, { type: 'display' }>): void {
    this.#displays += 1;
    if (this.#displays > limits.displays + 1) return;
    this.flush();
    this.#post(message);
  }

  clear(wait: boolean): void {
    this.flush();
    this.#post({ type: 'clear', wait });
  }

  flush(): void {
    for (let at = 0; at < this.#held.length; at += limits.streamLength) {
      const text = this.#held.slice(at, at + limits.streamLength);
      this.#post({ type: 'stream', name: this.#name, text });
    }
    this.#held = '';
  }

  /** Sends what has waited long enough; called while bytecode runs. */
  tick(now: number): void {
    if (this.#held !== '' && now - this.#heldSince > HOLD) this.flush();
  }

  #takeToken(now: number): boolean {
    const refill = ((now - this.#filledAt) / 1000) * PER_SECOND;
    this.#tokens = Math.min(BURST, this.#tokens + refill);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
