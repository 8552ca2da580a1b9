import { files as releaseFiles, version } from 'virtual:pyodide-release';
import workerFile from '../worker/worker.ts?bundle-file';
import { SandboxError } from '../protocol/errors.ts';
import { fetchFile, type OnBytes } from './fetch-file.ts';
import { parseLockFile, type LockFile } from './lock-file.ts';
import type { Progress, SessionOptions } from './session-types.ts';

/** Where Pyodide's core files are by default: the release that this build is pinned to. */
const defaultRuntimeUrl = `https://cdn.jsdelivr.net/pyodide/v${version}/full/`;

/** Everything that an interpreter starts from, checked against its hash. Each part arrives on its own. */
export interface RuntimeFiles {
  wasm: Promise<ArrayBuffer>;
  stdlib: Promise<ArrayBuffer>;
  lockFile: Promise<LockFile>;
  worker: Promise<ArrayBuffer>;
  /** Folder of the core files, absolute, with a slash at the end. */
  baseUrl: string;
  /** Reports the bytes of all files together, at once and whenever some arrive, until the returned function is called. */
  onProgress: (listener: (progress: Progress) => void) => () => void;
}

/** One download per page and folder: sandboxes share it. */
const downloads = new Map<string, RuntimeFiles>();

/** Starts the download of the core files, or joins the one that is under way or done. */
export function runtimeFiles(options: SessionOptions): RuntimeFiles {
  if (!globalThis.crypto?.subtle) {
    throw new SandboxError(
      'unsupported',
      'This page is not a secure context, so the runtime files cannot be checked. Serve it over https or from localhost.',
    );
  }
  const baseUrl = folderUrl(options.runtimeUrl ?? defaultRuntimeUrl);
  const key = JSON.stringify([baseUrl, options.runtimeHashes ?? null]);
  let files = downloads.get(key);
  if (!files) {
    files = download(baseUrl, options);
    downloads.set(key, files);
    const { wasm, stdlib, lockFile, worker } = files;
    // A failed download must not be remembered: the next attempt starts anew.
    Promise.all([wasm, stdlib, lockFile, worker]).catch(() => downloads.delete(key));
  }
  return files;
}

function folderUrl(url: string): string {
  try {
    return new URL(url.endsWith('/') ? url : `${url}/`, document.baseURI).href;
  } catch (error) {
    throw new SandboxError('bad-option', `runtime-url is not a URL: ${url}`, { cause: error });
  }
}

function download(baseUrl: string, options: SessionOptions): RuntimeFiles {
  const listeners = new Set<(progress: Progress) => void>();
  const sizes = Object.values(releaseFiles).map((file) => file.size);
  const total = sizes.reduce((sum, size) => sum + size, workerFile.size);
  let loaded = 0;
  const progress = (): Progress => ({
    phase: 'download',
    // Files of another release may be larger than the pinned ones.
    loaded: Math.min(loaded, total),
    total,
  });
  const onBytes: OnBytes = (bytes) => {
    loaded += bytes;
    for (const listener of listeners) listener(progress());
  };
  const core = (name: string): Promise<ArrayBuffer> =>
    fetchFile(
      { url: baseUrl + name, sha256: hashOf(name, options), setting: 'runtime-url' },
      onBytes,
    );

  const files: RuntimeFiles = {
    wasm: core('pyodide.asm.wasm'),
    worker: fetchFile(
      { url: workerFile.url, sha256: workerFile.sha256, setting: 'the package’s own files' },
      onBytes,
    ),
    stdlib: core('python_stdlib.zip'),
    lockFile: core('pyodide-lock.json').then((bytes) => parseLockFile(bytes, baseUrl)),
    baseUrl,
    onProgress: (listener) => {
      listeners.add(listener);
      listener(progress());
      return () => listeners.delete(listener);
    },
  };
  for (const part of [files.wasm, files.worker, files.stdlib, files.lockFile]) {
    // Whoever needs a part awaits it; one that nobody awaits any more is no unhandled rejection.
    part.catch(() => undefined);
  }
  return files;
}

function hashOf(name: string, { runtimeHashes }: SessionOptions): string | undefined {
  if (runtimeHashes === 'unchecked') return undefined;
  return runtimeHashes?.[name] ?? releaseFiles[name]?.sha256;
}
