import type { Output } from '../protocol/outputs.ts';
import type { OutputChange } from '../session/session-types.ts';

/** A change as it is at this moment: the session goes on writing to the stream that it announced. */
export function snapshot(change: OutputChange): OutputChange {
  return 'output' in change ? { ...change, output: { ...change.output } } : change;
}

/** The outputs of the current run as they stand after each change, for those who want the whole and not the change. */
export class OutputLog {
  #run = 0;
  #outputs: (Output | undefined)[] = [];

  /** Applies a change and returns the output it made; nothing after `clear`. */
  apply(change: OutputChange): Output | undefined {
    if (change.run !== this.#run && change.kind === 'replace') return change.output;
    if (change.run !== this.#run || change.kind === 'clear') {
      this.#run = change.run;
      this.#outputs = [];
    }
    if (change.kind === 'clear') return undefined;
    const output = change.kind === 'extend' ? this.#extended(change) : change.output;
    this.#outputs[change.index] = output;
    return output;
  }

  #extended(change: Extract<OutputChange, { kind: 'extend' }>): Output | undefined {
    const before = this.#outputs[change.index];
    if (before?.output_type !== 'stream') return before;
    return { ...before, text: before.text + change.text };
  }
}
