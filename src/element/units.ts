const megabyte = 1_000_000;

/** `0.34 s`, `12.3 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** A limit in words: `60 s`, `0.5 s`. */
export function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`;
}

/** `4.2 of 12.1 MB`; without a total, `4.2 MB`. Empty when nothing has arrived and nothing is expected. */
export function bytes(loaded: number, total: number): string {
  const done = (loaded / megabyte).toFixed(1);
  if (total > 0) return `${done} of ${(total / megabyte).toFixed(1)} MB`;
  return loaded > 0 ? `${done} MB` : '';
}

/** `1 figure`, `3 figures`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
