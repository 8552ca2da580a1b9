import type { Output } from '../protocol/outputs.ts';
import type { RunResult } from '../protocol/run-result.ts';

/** `idle` until something needs the interpreter; `failed` until `restart()`; `closed` for good. */
export type SessionState = 'idle' | 'booting' | 'ready' | 'running' | 'closed' | 'failed';

/** What a session is doing before a program can run. */
export type Phase = 'download' | 'boot' | 'packages' | 'install';

/** Bytes of the current phase; `total` is 0 while it is not known. */
export interface Progress {
  phase: Phase;
  loaded: number;
  total: number;
}

/** A wheel that is not in Pyodide's lock file. */
export interface Wheel {
  /** Where the page fetches it; relative to the page. */
  url: string;
  /** SHA-256 of the file, 64 hex digits. */
  sha256: string;
  /** Distribution name; default: the first part of the file name. */
  name?: string;
  version?: string;
  /** Top-level modules; default: the name with `-` as `_`. */
  imports?: readonly string[];
  /** Names of the distributions that it needs. */
  depends?: readonly string[];
}

/** SHA-256 (64 hex digits) per runtime file name, such as `pyodide.asm.wasm`. */
export type RuntimeHashes = Readonly<Record<string, string>>;

export interface SessionOptions {
  /** Folder with Pyodide's core files; default: the pinned release on jsDelivr. */
  runtimeUrl?: string;
  /** Hashes for files that differ from the pinned release; `'unchecked'` is the explicit opt-out. */
  runtimeHashes?: RuntimeHashes | 'unchecked';
  /** Static copy of `frame.html` for pages with a strict CSP; default: a `srcdoc` frame. */
  frameUrl?: string;
  /** Distribution names to install before the first run. */
  packages?: readonly string[];
  /** Wheels beside those of the lock file. */
  wheels?: readonly Wheel[];
  /** Milliseconds that a program may take; default 60,000; 0 for no limit. */
  runTimeout?: number;
  /** MiB of Python's memory, 64 to 4096; default 1024. */
  memoryLimit?: number;
  /** Milliseconds between a cooperative Stop and the end of the interpreter; default 1,000. */
  stopGrace?: number;
}

/** What happened to the outputs of a run, in order. `index` is the place in `RunResult.outputs`. */
export type OutputChange =
  | { kind: 'append'; run: number; index: number; output: Output }
  | { kind: 'extend'; run: number; index: number; text: string }
  | { kind: 'replace'; run: number; index: number; output: Output }
  | { kind: 'clear'; run: number };

export interface SessionEventMap {
  state: { state: SessionState; progress?: Progress };
  output: OutputChange;
  /** `options` is the very object that was passed to `run()`. */
  'run-start': { run: number; code: string; options: RunOptions };
  'run-end': { run: number; result: RunResult };
  /** A message from the sandbox was malformed, oversized or unknown, and dropped. Reported once per interpreter. */
  violation: { reason: string };
}

/** What the page may hand in with a run; each key becomes a global variable of the program. */
export type RunInputs = Readonly<Record<string, unknown>>;

export interface RunOptions {
  /** Aborting it is the same as `interrupt()` for this run. */
  signal?: AbortSignal;
  /** Milliseconds that the program itself may take; overrides the session's `runTimeout`. */
  timeout?: number;
  /**
   * Variables for the program: JSON values become Python objects, typed arrays become a `memoryview`,
   * a `Blob` or `File` becomes a file under `/data/` and the variable its path.
   */
  inputs?: RunInputs;
}

/** One interpreter and its variables. Runs queue in order. */
export interface Session {
  readonly state: SessionState;
  /** Runs a program. Resolves however the program ends; rejects with `SandboxError` when the sandbox is broken. */
  run: (code: string, options?: RunOptions) => Promise<RunResult>;
  /** Stops the current run and drops the queued ones (`interrupted`). Resolves when it has ended. */
  interrupt: () => Promise<void>;
  /** Ends the interpreter and starts a fresh one; earlier variables are gone. */
  restart: () => Promise<void>;
  /** Ends everything; pending calls settle. */
  close: () => void;
  /** Starts the interpreter without running anything. */
  boot: () => Promise<void>;
  on: <K extends keyof SessionEventMap>(
    type: K,
    listener: (detail: SessionEventMap[K]) => void,
  ) => () => void;
}
