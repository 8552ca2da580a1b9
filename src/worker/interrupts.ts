/** Milliseconds between two looks at the mail while bytecode runs. */
const POLL_INTERVAL = 50;

/** Whether a promise can be waited for in the middle of Python code (JavaScript Promise Integration). */
export const canSuspend = typeof WebAssembly.Suspending === 'function';

/**
 * Stop without shared memory: Pyodide reads the "interrupt buffer" while bytecode runs, and any object
 * can be that buffer. Ours answers with a signal when the deadline has passed or the mail should be read.
 */
export class Interrupts {
  readonly #tick: (now: number) => void;
  #armed = false;
  #stopRequested = false;
  #deadline = Infinity;
  #nextPoll = Infinity;
  #wakeUps = new Set<() => void>();

  /** @param tick called with the time while bytecode runs */
  constructor(tick: (now: number) => void) {
    this.#tick = tick;
  }

  /**
   * What `setInterruptBuffer` takes.
   * @param signal the one whose Python handler looks whether the program should stop
   */
  buffer(signal: number): Uint8Array {
    const read = (): number => (this.#shouldLook() ? signal : 0);
    const buffer = {
      get 0() {
        return read();
      },
      set 0(_cleared: number) {},
    };
    // Pyodide's types ask for a typed array; it only ever uses index 0.
    return buffer as unknown as Uint8Array;
  }

  /** @param timeout ms, 0 for none */
  arm(timeout: number): void {
    const now = performance.now();
    this.#stopRequested = false;
    this.#deadline = timeout > 0 ? now + timeout : Infinity;
    this.#nextPoll = now + POLL_INTERVAL;
    this.#armed = true;
  }

  disarm(): void {
    this.#armed = false;
  }

  /** The stop was asked for. True when a waiting program took notice, so that nothing else need be done. */
  request(): boolean {
    this.#stopRequested = true;
    const waiting = this.#wakeUps.size > 0;
    for (const wakeUp of this.#wakeUps) wakeUp();
    return waiting;
  }

  /** Whether the program should stop, as far as is known without reading the mail. */
  due(): boolean {
    return this.#stopRequested || performance.now() >= this.#deadline;
  }

  /** Lets the worker read its mail, then says whether the program should stop. */
  poll(): Promise<boolean> {
    return this.#wait((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(null);
    });
  }

  /** Waits, in seconds; ends early and says true when the program should stop. */
  sleep(seconds: number): Promise<boolean> {
    const left = Math.max(0, this.#deadline - performance.now());
    const wait = Math.min(seconds * 1000, left, 2 ** 31 - 1);
    return this.#wait((done) => {
      const timer = setTimeout(done, wait);
      return () => clearTimeout(timer);
    });
  }

  #wait(begin: (done: () => void) => (() => void) | void): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#wakeUps.delete(done);
        cancel?.();
        this.#nextPoll = performance.now() + POLL_INTERVAL;
        resolve(this.due());
      };
      this.#wakeUps.add(done);
      const cancel = begin(done);
    });
  }

  #shouldLook(): boolean {
    if (!this.#armed) return false;
    const now = performance.now();
    if (now < this.#nextPoll) return false;
    this.#nextPoll = now + POLL_INTERVAL;
    this.#tick(now);
    return canSuspend || this.due();
  }
}
