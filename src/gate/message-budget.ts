import { limits } from '../protocol/limits.ts';

/** A token bucket: how many messages a Python worker may still post before it counts as a flood. */
export class MessageBudget {
  #tokens: number = limits.messageBurst;
  #filledAt: number;

  constructor(now: number) {
    this.#filledAt = now;
  }

  /** Takes one message at `now` (ms); false when the bucket is empty. */
  take(now: number): boolean {
    const refill = ((now - this.#filledAt) / 1000) * limits.messagesPerSecond;
    this.#filledAt = now;
    this.#tokens = Math.min(limits.messageBurst, this.#tokens + refill) - 1;
    return this.#tokens >= 0;
  }
}
