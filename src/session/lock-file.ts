import * as v from 'valibot';
import { SandboxError } from '../protocol/errors.ts';
import type { Wheel } from './session-types.ts';

const lockPackage = v.looseObject({
  name: v.string(),
  version: v.string(),
  file_name: v.string(),
  sha256: v.string(),
  imports: v.array(v.string()),
  depends: v.array(v.string()),
});
const lockFileSchema = v.looseObject({
  info: v.looseObject({ python: v.string() }),
  packages: v.record(v.string(), lockPackage),
});

export type LockPackage = v.InferOutput<typeof lockPackage>;

/** Pyodide's lock file, and where its files are. https://pyodide.org/en/stable/usage/loading-packages.html */
export interface LockFile {
  json: v.InferOutput<typeof lockFileSchema>;
  baseUrl: string;
}

/** @throws {SandboxError} `bad-option` when the file is no lock file. */
export function parseLockFile(bytes: ArrayBuffer, baseUrl: string): LockFile {
  try {
    const json = v.parse(lockFileSchema, JSON.parse(new TextDecoder().decode(bytes)));
    return { json, baseUrl };
  } catch (error) {
    throw new SandboxError(
      'bad-option',
      `${baseUrl}pyodide-lock.json is not a Pyodide lock file: ${String(error)}`,
      { cause: error },
    );
  }
}

/** The name under which a distribution is looked up (PyPA specifications, "Names and normalization"). */
export const normalizedName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

/** The lock file with the page's own wheels added; these win over packages of the same name. */
export function withWheels(lockFile: LockFile, wheels: readonly Wheel[]): LockFile {
  const packages = { ...lockFile.json.packages };
  for (const wheel of wheels) {
    const entry = lockEntry(wheel);
    packages[normalizedName(entry.name)] = entry;
  }
  return { ...lockFile, json: { ...lockFile.json, packages } };
}

function lockEntry(wheel: Wheel): LockPackage {
  const fileName = decodeURIComponent(
    new URL(wheel.url, document.baseURI).pathname.split('/').at(-1) ?? '',
  );
  const [namePart, versionPart] = fileName.split('-');
  if (!fileName.endsWith('.whl') || !namePart || !versionPart) {
    throw new SandboxError(
      'bad-option',
      `wheels: ${wheel.url} is not the address of a wheel (name-version-….whl).`,
    );
  }
  if (!/^[0-9a-f]{64}$/i.test(wheel.sha256)) {
    throw new SandboxError(
      'bad-option',
      `wheels: ${wheel.url} needs its SHA-256 as 64 hex digits.`,
    );
  }
  const name = wheel.name ?? namePart;
  return {
    name: normalizedName(name),
    version: wheel.version ?? versionPart,
    file_name: fileName,
    sha256: wheel.sha256.toLowerCase(),
    imports: [...(wheel.imports ?? [name.replaceAll('-', '_')])],
    depends: (wheel.depends ?? []).map(normalizedName),
    install_dir: 'site',
    package_type: 'package',
    unvendored_tests: false,
  };
}
