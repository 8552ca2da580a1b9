import type { Output } from './outputs.ts';

/** How a run ended. Everything but `ok` keeps what was output before. */
export type RunStatus = 'ok' | 'error' | 'timeout' | 'interrupted' | 'crashed';

/** The exception or limit that ended a run. All three are plain text from the program: untrusted. */
export interface RunError {
  /** Exception class such as `ZeroDivisionError`; `Timeout`, `Interrupted` or `Crashed` when no exception was raised. */
  name: string;
  message: string;
  /** Python's traceback as text, the program's own frames only; empty when there is none. */
  traceback: string;
}

/** Milliseconds, by the wall clock of the page. */
export interface RunTimings {
  /** Waiting in the queue behind earlier runs. */
  queued: number;
  /** Start of the interpreter, when this run had to wait for it; else 0. */
  boot: number;
  /** Fetching and installing packages. */
  install: number;
  /** The program itself, as the gate measured it. */
  run: number;
  /** From the call to the result. */
  total: number;
}

/** What `run()` resolves to. A program that raises is a result; a rejection means that the sandbox itself is broken. */
export interface RunResult {
  status: RunStatus;
  outputs: Output[];
  error?: RunError;
  /** 1 for the first run of a session, as in `In [1]`; goes on counting after a restart caused by a crash. */
  executionCount: number;
  /** Whether the variables of earlier runs still exist: false after the interpreter had to be ended. */
  statePreserved: boolean;
  timings: RunTimings;
}
