import { SandboxError } from '../protocol/errors.ts';
import { limits } from '../protocol/limits.ts';
import type { RuntimeHashes, SessionOptions, Wheel } from '../session/session-types.ts';

/** The attributes and properties that make up a session's options. */
export interface OptionSource {
  runtimeUrl: string | undefined;
  frameUrl: string | undefined;
  packages: readonly string[];
  runTimeout: number | undefined;
  memoryLimit: number | undefined;
  loading: string;
  src: string | undefined;
  wheels: readonly Wheel[];
  runtimeHashes: RuntimeHashes | 'unchecked' | undefined;
  getAttribute: (name: string) => string | null;
}

/** Browsers keep timer delays in 32 bits; a longer one would end at once. */
const longestTimeout = 2_147_483_647;

function refuse(source: OptionSource, attribute: string, value: unknown, allowed: string): never {
  const written = source.getAttribute(attribute) ?? String(value);
  throw new SandboxError(
    'bad-option',
    `${attribute}="${written}" cannot be used. Allowed: ${allowed}.`,
  );
}

/** Resolves an address against the page. A script, data or blob address is no place for files. */
function address(source: OptionSource, attribute: string, value: string | undefined) {
  if (value === undefined) return undefined;
  const url = URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI) : undefined;
  const protocols = new Set(['https:', 'http:', location.protocol]);
  if (value.trim() === '' || url === undefined || !protocols.has(url.protocol)) {
    refuse(source, attribute, value, 'an http or https address, absolute or relative to the page');
  }
  return url.href;
}

function wholeNumber(
  source: OptionSource,
  attribute: string,
  value: number | undefined,
  [least, most]: readonly [number, number],
  allowed: string,
) {
  if (value === undefined) return undefined;
  if (!Number.isInteger(value) || value < least || value > most) {
    refuse(source, attribute, value, allowed);
  }
  return value;
}

/** The address of the `src` program, resolved against the page. @throws {SandboxError} `bad-option` */
export function programAddress(source: OptionSource): string | undefined {
  return address(source, 'src', source.src);
}

/** Checks every option. @throws {SandboxError} `bad-option`, naming the attribute, its value and what is allowed. */
export function readOptions(source: OptionSource): SessionOptions {
  if (source.loading !== 'lazy' && source.loading !== 'eager') {
    refuse(source, 'loading', source.loading, '"lazy" or "eager"');
  }
  for (const name of source.packages) {
    if (!/^[a-z\d](?:[\w.-]*[a-z\d])?$/i.test(name)) {
      refuse(source, 'packages', name, 'distribution names, separated by commas or spaces');
    }
  }
  programAddress(source);
  const { min, max } = limits.memory;
  const given = {
    runtimeUrl: address(source, 'runtime-url', source.runtimeUrl),
    frameUrl: address(source, 'frame-url', source.frameUrl),
    runTimeout: wholeNumber(
      source,
      'run-timeout',
      source.runTimeout,
      [0, longestTimeout],
      `whole milliseconds from 0 (no limit) to ${longestTimeout}`,
    ),
    memoryLimit: wholeNumber(
      source,
      'memory-limit',
      source.memoryLimit,
      [min, max],
      `whole MiB from ${min} to ${max}`,
    ),
    packages: source.packages.length > 0 ? [...source.packages] : undefined,
    wheels: source.wheels.length > 0 ? [...source.wheels] : undefined,
    runtimeHashes: source.runtimeHashes,
  };
  return withoutUndefined(given);
}

/** A session tells an absent option from a present one, so what was not given must not be there. */
function withoutUndefined<T extends object>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
