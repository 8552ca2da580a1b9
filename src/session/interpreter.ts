import { SandboxError } from '../protocol/errors.ts';
import type { GateEvent, RunRequest } from '../protocol/gate-messages.ts';
import { type FileToFetch, fetchFile } from './fetch-file.ts';
import { GateConnection } from './gate-connection.ts';
import { takePlace } from './live-sandboxes.ts';
import { type LockFile, type LockPackage, withWheels } from './lock-file.ts';
import { modulesHint } from './modules-hint.ts';
import { closure } from './resolve-packages.ts';
import { runtimeFiles } from './runtime-files.ts';
import { pagesOf, type SessionSettings } from './session-settings.ts';
import type { Progress } from './session-types.ts';

export interface InterpreterListener {
  event: (event: GateEvent) => void;
  violation: (reason: string) => void;
  progress: (progress: Progress) => void;
  /** The gate is gone, and the interpreter with it. */
  lost: () => void;
}

/** One gate with the interpreter behind it: starts it, gives it packages, starts it again. */
export class Interpreter {
  readonly #settings: SessionSettings;
  readonly #listener: InterpreterListener;
  readonly #release: () => void;
  readonly #installed = new Set<string>();
  #connection: GateConnection | undefined;
  #closed = false;

  /** @throws {SandboxError} `too-many-sandboxes` */
  constructor(settings: SessionSettings, listener: InterpreterListener) {
    this.#settings = settings;
    this.#listener = listener;
    this.#release = takePlace();
  }

  /** Downloads, opens the frame, compiles and starts Python; or, with a gate at hand, only the last. */
  async boot(): Promise<void> {
    const files = runtimeFiles(this.#settings);
    const lockFile = await this.#prepareGate(files);
    const gate = this.#gate();
    this.#listener.progress({ phase: 'boot', loaded: 0, total: 0 });
    this.#installed.clear();
    const parts = {
      stdlib: await files.stdlib,
      lockFile: JSON.stringify(lockFile.json),
      modulesHint: modulesHint(lockFile),
    };
    await gate.call((api) => api.boot(parts));
  }

  /** The lock file with the page's own wheels. */
  async lockFile(): Promise<LockFile> {
    return withWheels(await runtimeFiles(this.#settings).lockFile, this.#settings.wheels ?? []);
  }

  /** Fetches and installs packages and what they need; those in place are left alone. */
  async install(names: readonly string[], signal: AbortSignal): Promise<void> {
    const lockFile = await this.lockFile();
    const missing = closure(lockFile, names, this.#installed);
    if (missing.length === 0) return;
    let loaded = 0;
    const wheels = await Promise.all(
      missing.map(async (entry) => ({
        fileName: entry.file_name,
        bytes: await fetchFile(
          this.#wheelFile(lockFile, entry),
          (bytes) => {
            loaded += bytes;
            this.#listener.progress({ phase: 'packages', loaded, total: 0 });
          },
          signal,
        ),
      })),
    );
    this.#listener.progress({ phase: 'install', loaded: 0, total: 0 });
    await this.#gate().call((api) =>
      api.install(
        missing.map((entry) => entry.name),
        wheels,
      ),
    );
    for (const entry of missing) this.#installed.add(entry.name);
  }

  run(request: RunRequest): Promise<void> {
    return this.#gate().call((api) => api.run(request));
  }

  async stop(): Promise<void> {
    await this.#gate().call((api) => api.stop());
  }

  /** The gate does not answer: ends it as if it had died. */
  lose(): void {
    this.#connection?.lose();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#connection?.close();
    this.#release();
  }

  /** Downloads and start-up go on side by side; each part is handed over as soon as it is there. */
  async #prepareGate(files: ReturnType<typeof runtimeFiles>): Promise<LockFile> {
    if (this.#connection) return this.lockFile();
    const stopProgress = files.onProgress(this.#listener.progress);
    try {
      const opening = this.#open();
      const compile = async (): Promise<void> => {
        const [gate, wasm] = await Promise.all([opening, files.wasm]);
        await gate.call((api) => api.compile(wasm, pagesOf(this.#settings.memoryLimit)));
      };
      const loadWorker = async (): Promise<void> => {
        const [gate, code] = await Promise.all([opening, files.worker]);
        await gate.call((api) => api.loadWorker(code));
      };
      const [lockFile] = await Promise.all([this.lockFile(), compile(), loadWorker()]);
      return lockFile;
    } finally {
      stopProgress();
    }
  }

  async #open(): Promise<GateConnection> {
    const { event, violation, lost } = this.#listener;
    const connection = await GateConnection.open(this.#settings.frameUrl, {
      event,
      violation,
      lost: () => {
        this.close();
        lost();
      },
    });
    this.#connection = connection;
    if (this.#closed) connection.close();
    return connection;
  }

  #gate(): GateConnection {
    if (this.#connection && !this.#closed) return this.#connection;
    throw new SandboxError('closed', 'The sandbox was closed.');
  }

  #wheelFile(lockFile: LockFile, entry: LockPackage): FileToFetch {
    const { sha256 } = entry;
    const own = this.#settings.wheels?.find((wheel) => wheel.sha256.toLowerCase() === sha256);
    const url = new URL(own?.url ?? lockFile.baseUrl + entry.file_name, document.baseURI).href;
    return { url, sha256, setting: own ? 'wheels' : 'runtime-url' };
  }
}
