import type { RunResult } from '../../src/protocol/run-result.ts';

function seconds(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** How a run ended, in a few words for the head of its card. */
export function statusWords({ status, error, statePreserved, timings }: RunResult): string {
  const time = seconds(timings.run);
  const kept = statePreserved ? '' : ', variables lost';
  switch (status) {
    case 'ok':
      return `ran in ${time}`;
    case 'error':
      return `raised ${error?.name ?? 'an exception'}`;
    case 'interrupted':
      return `stopped after ${time}${kept}`;
    case 'timeout':
      return `out of time after ${time}${kept}`;
    case 'crashed':
      return `Python ended unexpectedly${kept}`;
    default: {
      const never: never = status;
      throw new Error(`unknown status ${String(never)}`);
    }
  }
}
