import { SandboxError } from '../protocol/errors.ts';
import { type LockFile, type LockPackage, normalizedName } from './lock-file.ts';

/** Modules that the sandbox itself provides; the package is installed only when the page asks for it by name. */
const PROVIDED = ['IPython'];

/** Lock file entries for module names; a name that is no package's is left out, silently. */
export function packagesForImports(lockFile: LockFile, imports: Iterable<string>): string[] {
  const wanted = new Set(imports);
  for (const name of PROVIDED) wanted.delete(name);
  const names: string[] = [];
  for (const [name, entry] of Object.entries(lockFile.json.packages)) {
    if (entry.imports.some((module) => wanted.has(module.split('.')[0] ?? ''))) names.push(name);
  }
  return names;
}

/** Normalised names of the packages that the page asked for. @throws {SandboxError} `bad-option` naming those the lock file does not list. */
export function requestedPackages(lockFile: LockFile, names: readonly string[]): string[] {
  const normalized = names.map(normalizedName);
  const unknown = normalized.filter((name) => !Object.hasOwn(lockFile.json.packages, name));
  if (unknown.length === 0) return normalized;
  throw new SandboxError(
    'bad-option',
    `packages: ${unknown.join(', ')} is not in the lock file. Add a wheel with its SHA-256 by the wheels property.`,
  );
}

/** The packages and all that they depend on, each once, without those in `installed`. */
export function closure(
  lockFile: LockFile,
  names: readonly string[],
  installed: ReadonlySet<string>,
): LockPackage[] {
  const found = new Map<string, LockPackage>();
  const visit = (name: string): void => {
    const normalized = normalizedName(name);
    if (found.has(normalized) || installed.has(normalized)) return;
    const entry = Object.hasOwn(lockFile.json.packages, normalized)
      ? lockFile.json.packages[normalized]
      : undefined;
    if (!entry) {
      throw new SandboxError(
        'install-failed',
        `The lock file names ${normalized} as a dependency but does not list it. Add it by the wheels property.`,
      );
    }
    found.set(normalized, entry);
    entry.depends.forEach(visit);
  };
  names.forEach(visit);
  return [...found.values()];
}
