/** Milliseconds of one frame that drawing may take; the rest waits for the next, so the page stays alive. */
const frameBudget = 10;

/** Milliseconds after which a page that shows no frames (a background tab) draws all the same. */
const hiddenDelay = 250;

/** Does things in order, as many per frame as fit. */
export class FrameQueue {
  #waiting: (() => void)[] = [];
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  push(task: () => void): void {
    this.#waiting.push(task);
    if (this.#timer === undefined) this.#schedule();
  }

  /** Does everything that waits, now. */
  flush(): void {
    this.#work(Number.POSITIVE_INFINITY);
  }

  /** Forgets everything that waits. */
  drop(): void {
    this.#waiting = [];
    this.#unschedule();
  }

  #schedule(): void {
    const work = () => this.#work(performance.now() + frameBudget);
    this.#frame = requestAnimationFrame(work);
    this.#timer = setTimeout(work, hiddenDelay);
  }

  #unschedule(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #work(until: number): void {
    this.#unschedule();
    let done = 0;
    while (done < this.#waiting.length && (done === 0 || performance.now() < until)) {
      this.#waiting[done]?.();
      done += 1;
    }
    this.#waiting.splice(0, done);
    if (this.#waiting.length > 0) this.#schedule();
  }
}
