import { SandboxError } from '../protocol/errors.ts';
import { limits } from '../protocol/limits.ts';
import type { SessionOptions } from './session-types.ts';

/** Options with their defaults, checked. */
export interface SessionSettings extends SessionOptions {
  packages: readonly string[];
  runTimeout: number;
  memoryLimit: number;
  stopGrace: number;
}

const MIB_PER_PAGE = 1 / 16;

/** @throws {SandboxError} `bad-option` naming the option, its value and what is allowed. */
export function checkOptions(options: SessionOptions): SessionSettings {
  const { memory } = limits;
  return {
    ...options,
    packages: options.packages ?? [],
    runTimeout: number('runTimeout', options.runTimeout, limits.runTimeout, 0, 2 ** 31 - 1, 'ms'),
    memoryLimit: number(
      'memoryLimit',
      options.memoryLimit,
      memory.default,
      memory.min,
      memory.max,
      'MiB',
    ),
    stopGrace: number('stopGrace', options.stopGrace, limits.stopGrace, 0, 60_000, 'ms'),
  };
}

/** @throws {SandboxError} `bad-option` */
export function checkTimeout(timeout: number): number {
  return number('timeout', timeout, 0, 0, 2 ** 31 - 1, 'ms');
}

/** WebAssembly pages (64 KiB) in so many MiB. */
export const pagesOf = (mebibytes: number): number => Math.floor(mebibytes / MIB_PER_PAGE);

function number(
  name: string,
  value: number | undefined,
  fallback: number,
  min: number,
  max: number,
  unit: string,
): number {
  if (value === undefined) return fallback;
  if (Number.isFinite(value) && value >= min && value <= max) return value;
  throw new SandboxError(
    'bad-option',
    `${name} is ${value}; it must be a number from ${min} to ${max} (${unit}).`,
  );
}
