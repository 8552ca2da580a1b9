/** Milliseconds between two updates of the shown time. */
const tick = 100;

/** The time that the current program has taken, for the toolbar. The measured time is in the result. */
export class RunClock {
  readonly #changed: () => void;
  #started = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `changed` is called about ten times a second between `start()` and `stop()`. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Milliseconds since `start()`. */
  get elapsed(): number {
    return performance.now() - this.#started;
  }

  start(): void {
    this.stop();
    this.#started = performance.now();
    this.#timer = setInterval(this.#changed, tick);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
