import { SandboxError, type SandboxErrorCode } from '../protocol/errors.ts';
import type { GateEnd, GateEvent } from '../protocol/gate-messages.ts';
import { limits } from '../protocol/limits.ts';
import type { RunResult } from '../protocol/run-result.ts';
import { Emitter } from './emitter.ts';
import { Interpreter } from './interpreter.ts';
import { Job } from './job.ts';
import type { DisplayIds } from './output-list.ts';
import { packagesForImports, requestedPackages } from './resolve-packages.ts';
import { runtimeFiles } from './runtime-files.ts';
import { scanImports } from './scan-imports.ts';
import { checkOptions, type SessionSettings } from './session-settings.ts';
import type {
  Progress,
  RunOptions,
  Session,
  SessionEventMap,
  SessionOptions,
  SessionState,
} from './session-types.ts';
import { transferInputs } from './transfer-inputs.ts';

/** Milliseconds that the gate gets beyond a run's own deadline before the page counts it as dead. */
const GATE_SLACK = 15_000;

/** A package that the program imports and that cannot be had for one of these reasons is the program's problem. */
const unavailable: readonly SandboxErrorCode[] = [
  'fetch-failed',
  'hash-mismatch',
  'install-failed',
];

/**
 * Opens a session: one interpreter behind the walls, started at the first `run()` or by `boot()`.
 * @throws {SandboxError} `bad-option`
 */
export function openSession(options: SessionOptions = {}): Session {
  return new SandboxSession(checkOptions(options));
}

/** Downloads the runtime files of `options`, so that a later session starts from memory. */
export async function preload(options: SessionOptions = {}): Promise<void> {
  const { wasm, stdlib, lockFile, worker } = runtimeFiles(options);
  await Promise.all([wasm, stdlib, lockFile, worker]);
}

class SandboxSession implements Session {
  readonly #settings: SessionSettings;
  readonly #emitter = new Emitter<SessionEventMap>();
  readonly #displayIds: DisplayIds = new Map();
  readonly #queue: Job[] = [];
  #state: SessionState = 'idle';
  #interpreter: Interpreter | undefined;
  #booting: Promise<Interpreter> | undefined;
  #active: Job | undefined;
  #runs = 0;
  #failedPackages = new Set<string>();

  constructor(settings: SessionSettings) {
    this.#settings = settings;
  }

  get state(): SessionState {
    return this.#state;
  }

  on<K extends keyof SessionEventMap>(
    type: K,
    listener: (detail: SessionEventMap[K]) => void,
  ): () => void {
    return this.#emitter.on(type, listener);
  }

  async boot(): Promise<void> {
    this.#assertOpen();
    await this.#boot();
  }

  async run(code: string, options: RunOptions = {}): Promise<RunResult> {
    this.#assertOpen();
    if (typeof code !== 'string' || code.length > limits.codeLength) {
      throw new SandboxError(
        'bad-option',
        `run() takes the program as a string of at most ${limits.codeLength} characters.`,
      );
    }
    const job = new Job(code, options, this.#settings.runTimeout);
    if (job.stopRequested) return job.interrupted(this.#runs);
    const stop = (): void => void this.#stop(job);
    options.signal?.addEventListener('abort', stop, { once: true });
    this.#queue.push(job);
    void this.#next();
    try {
      return await job.result;
    } finally {
      options.signal?.removeEventListener('abort', stop);
    }
  }

  async interrupt(): Promise<void> {
    for (const job of this.#queue.splice(0)) job.resolve(job.interrupted(this.#runs));
    if (this.#active) await this.#stop(this.#active);
  }

  async restart(): Promise<void> {
    this.#assertOpen();
    for (const job of this.#queue.splice(0)) job.resolve(job.interrupted(this.#runs));
    const active = this.#active;
    this.#dropInterpreter();
    active?.stop();
    active?.end(lostEnd('interrupted', 'The sandbox was restarted.'));
    await active?.result.catch(() => undefined);
    this.#displayIds.clear();
    this.#runs = 0;
    await this.#boot();
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#setState('closed');
    const error = new SandboxError('closed', 'The session was closed.');
    for (const job of this.#queue.splice(0)) job.reject(error);
    this.#active?.reject(error);
    this.#dropInterpreter();
    this.#displayIds.clear();
  }

  /** Starts the next run of the queue when none is active. */
  async #next(): Promise<void> {
    const job = this.#active ? undefined : this.#queue.shift();
    if (!job) return;
    this.#active = job;
    try {
      job.resolve(await this.#execute(job));
    } catch (error) {
      if (job.stopRequested && this.#state !== 'closed') job.resolve(job.interrupted(this.#runs));
      else job.reject(error);
    } finally {
      this.#active = undefined;
      if (this.#state === 'running') this.#setState('ready');
      void this.#next();
    }
  }

  async #execute(job: Job): Promise<RunResult> {
    const inputs = await transferInputs(job.options.inputs);
    job.begin('boot');
    const interpreter = await this.#boot();
    if (job.stopRequested) return job.interrupted(this.#runs);
    job.begin('install');
    const notes = await this.#install(interpreter, job);
    if (job.stopRequested) return job.interrupted(this.#runs);
    this.#assertOpen();

    this.#runs += 1;
    job.start(this.#runs, this.#displayIds, (change) => this.#emitter.emit('output', change));
    this.#setState('running');
    this.#emitter.emit('run-start', { run: this.#runs, code: job.code, options: job.options });
    for (const note of notes) job.apply({ kind: 'stream', name: 'stderr', text: note });
    const { stopGrace } = this.#settings;
    const watchdog =
      job.timeout > 0
        ? setTimeout(() => interpreter.lose(), job.timeout + stopGrace + GATE_SLACK)
        : undefined;
    try {
      await interpreter.run({
        run: this.#runs,
        executionCount: this.#runs,
        code: job.code,
        timeout: job.timeout,
        stopGrace,
        inputs,
      });
    } catch (error) {
      // A gate that died has ended the job already; anything else is for the caller.
      if (!job.ended) throw error;
    }
    const result = await job.finished;
    clearTimeout(watchdog);
    this.#emitter.emit('run-end', { run: this.#runs, result });
    if (!result.statePreserved) this.#startAgain();
    return result;
  }

  /** What the program imports and the page asked for, as far as the lock file has it. Returns what to tell the program. */
  async #install(interpreter: Interpreter, job: Job): Promise<string[]> {
    const { packages } = this.#settings;
    const imports = await scanImports(job.code);
    if (packages.length === 0 && imports.size === 0) return [];
    const lockFile = await interpreter.lockFile();
    await interpreter.install(requestedPackages(lockFile, packages), job.signal);
    const notes: string[] = [];
    for (const name of packagesForImports(lockFile, imports)) {
      if (this.#failedPackages.has(name)) continue;
      try {
        await interpreter.install([name], job.signal);
      } catch (error) {
        if (job.stopRequested) return [];
        if (!(error instanceof SandboxError) || !unavailable.includes(error.code)) throw error;
        this.#failedPackages.add(name);
        notes.push(`Package ${name} is not available: ${error.message}\n`);
      }
    }
    return notes;
  }

  /** The running interpreter, or the one that is starting; starts one when there is none. */
  #boot(): Promise<Interpreter> {
    if (this.#booting) return this.#booting;
    const booting = this.#start();
    this.#booting = booting;
    // A failed start must not be remembered: the next attempt starts anew.
    booting.catch(() => {
      if (this.#booting === booting) this.#booting = undefined;
    });
    return booting;
  }

  async #start(): Promise<Interpreter> {
    const progress = (detail: Progress): void => {
      if (this.#state !== 'closed')
        this.#emitter.emit('state', { state: this.#state, progress: detail });
    };
    this.#setState('booting');
    let interpreter = this.#interpreter;
    try {
      interpreter ??= new Interpreter(this.#settings, {
        event: (event) => this.#receive(event),
        violation: (reason) => this.#emitter.emit('violation', { reason }),
        progress,
        lost: () => this.#lost('the gate died'),
      });
      this.#interpreter = interpreter;
      await interpreter.boot();
    } catch (error) {
      if (this.#interpreter === interpreter) {
        this.#dropInterpreter();
        if (this.#state !== 'closed') this.#setState('failed');
      } else interpreter?.close();
      throw error;
    }
    if (this.#interpreter === interpreter) this.#setState('ready');
    return interpreter;
  }

  /** A fresh interpreter in the same gate, in the place of one that was ended. */
  #startAgain(): void {
    if (this.#state === 'closed') return;
    this.#booting = undefined;
    // The next run awaits the same promise and reports its failure.
    this.#boot().catch(() => undefined);
  }

  #dropInterpreter(): void {
    const interpreter = this.#interpreter;
    this.#interpreter = undefined;
    this.#booting = undefined;
    interpreter?.close();
  }

  async #stop(job: Job): Promise<void> {
    job.stop();
    const waiting = this.#queue.indexOf(job);
    if (waiting >= 0) {
      this.#queue.splice(waiting, 1);
      job.resolve(job.interrupted(this.#runs));
    } else if (job.started) await this.#interpreter?.stop().catch(() => undefined);
    await job.result.catch(() => undefined);
  }

  #receive(event: GateEvent): void {
    switch (event.kind) {
      case 'outputs':
        if (event.run === this.#active?.run)
          event.changes.forEach((change) => this.#active?.apply(change));
        break;
      case 'end':
        if (event.run === this.#active?.run) this.#active.end(event);
        break;
      case 'died':
        this.#startAgain();
        break;
      case 'violation':
        this.#emitter.emit('violation', { reason: event.reason });
        break;
      default:
        event satisfies never;
    }
  }

  #lost(reason: string): void {
    this.#interpreter = undefined;
    this.#booting = undefined;
    if (this.#active?.started)
      this.#active.end(lostEnd('crashed', `The interpreter died: ${reason}.`));
    else if (this.#state === 'ready') this.#setState('idle');
  }

  #setState(state: SessionState): void {
    if (state === this.#state || this.#state === 'closed') return;
    this.#state = state;
    this.#emitter.emit('state', { state });
  }

  #assertOpen(): void {
    if (this.#state === 'closed') throw new SandboxError('closed', 'The session was closed.');
  }
}

/** The end of a run whose gate cannot say it any more. */
const lostEnd = (
  status: 'crashed' | 'interrupted',
  message: string,
): Omit<GateEnd, 'kind' | 'run'> => ({
  status,
  name: status === 'crashed' ? 'Crashed' : 'Interrupted',
  message,
  traceback: '',
  alive: false,
  ms: 0,
});
