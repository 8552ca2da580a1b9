/**
 * Why the sandbox itself could not do what was asked. A program that raises is never one of these.
 *
 * - `not-isolated`: the boot self-test reached something that the walls must block; nothing was run.
 * - `unsupported`: the browser lacks what the sandbox needs (WebAssembly, workers, sandboxed frames).
 * - `bad-option`: an attribute, option or argument has a value that makes no sense.
 * - `fetch-failed`: a runtime file could not be downloaded (path, status, CORS, network).
 * - `hash-mismatch`: a downloaded file is not the one that was pinned.
 * - `unknown-version`: `runtime-url` holds another Pyodide and no hashes were given for it.
 * - `boot-failed`: the interpreter did not start. `boot-timeout`: it took too long.
 * - `install-failed`: a package could not be installed. `install-timeout`: it took too long.
 * - `frame-failed`: the frame did not load or did not answer (usually the page's CSP).
 * - `too-many-sandboxes`: the page's cap on live sandboxes is reached.
 * - `closed`: the session was closed before or during the call.
 */
export type SandboxErrorCode =
  | 'not-isolated'
  | 'unsupported'
  | 'bad-option'
  | 'fetch-failed'
  | 'hash-mismatch'
  | 'unknown-version'
  | 'boot-failed'
  | 'boot-timeout'
  | 'install-failed'
  | 'install-timeout'
  | 'frame-failed'
  | 'too-many-sandboxes'
  | 'closed';

/** The sandbox is broken or was misused. `message` says what happened, where, and what to do. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly code: SandboxErrorCode;

  constructor(code: SandboxErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
