import type { GateEnd, GateOutput } from '../protocol/gate-messages.ts';
import type { RunResult, RunTimings } from '../protocol/run-result.ts';
import { type DisplayIds, OutputList } from './output-list.ts';
import { checkTimeout } from './session-settings.ts';
import type { OutputChange, RunOptions } from './session-types.ts';

type Stage = 'queued' | 'boot' | 'install' | 'run';

/** One call of `run()`, from the queue to its result. */
export class Job {
  readonly code: string;
  readonly options: RunOptions;
  readonly timeout: number;
  readonly result: Promise<RunResult>;
  /** Resolves when the program has ended. */
  readonly finished: Promise<RunResult>;
  readonly #abort = new AbortController();
  readonly #timings: RunTimings = { queued: 0, boot: 0, install: 0, run: 0, total: 0 };
  readonly #createdAt = performance.now();
  #stage: Stage = 'queued';
  #stageAt = this.#createdAt;
  #list: OutputList | undefined;
  #run = 0;
  #ended = false;
  #finish: (result: RunResult) => void = () => {};
  resolve: (result: RunResult) => void = () => {};
  reject: (error: unknown) => void = () => {};

  /** @throws {SandboxError} `bad-option` when the timeout makes no sense */
  constructor(code: string, options: RunOptions, defaultTimeout: number) {
    this.code = code;
    this.options = options;
    this.timeout = options.timeout === undefined ? defaultTimeout : checkTimeout(options.timeout);
    this.finished = new Promise((resolve) => (this.#finish = resolve));
    this.result = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    if (options.signal?.aborted) this.stop();
  }

  get run(): number {
    return this.#run;
  }
  get started(): boolean {
    return this.#stage === 'run';
  }
  get ended(): boolean {
    return this.#ended;
  }
  get stopRequested(): boolean {
    return this.#abort.signal.aborted;
  }
  /** Aborted when the run is to stop; ends downloads that it waits for. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  stop(): void {
    this.#abort.abort();
  }

  /** Time from now on counts for this stage. */
  begin(stage: Stage): void {
    const now = performance.now();
    this.#timings[this.#stage] += now - this.#stageAt;
    this.#stage = stage;
    this.#stageAt = now;
  }

  start(run: number, displayIds: DisplayIds, report: (change: OutputChange) => void): void {
    this.begin('run');
    this.#run = run;
    this.#list = new OutputList(run, run, displayIds, report);
  }

  apply(change: GateOutput): void {
    if (!this.#ended) this.#list?.apply(change);
  }

  /** The program ended, or is lost. Only the first end counts. */
  end(end: Omit<GateEnd, 'kind' | 'run'>): void {
    if (this.#ended) return;
    this.#ended = true;
    const { status, name, message, traceback, alive } = end;
    if (status === 'error') {
      const lines = traceback.replace(/\n$/, '').split('\n');
      this.#list?.append({ output_type: 'error', ename: name, evalue: message, traceback: lines });
    }
    const result = this.#result({ status, statePreserved: alive, executionCount: this.#run });
    if (status !== 'ok') result.error = { name, message, traceback };
    result.timings.run = end.ms;
    this.#finish(result);
  }

  /** The result of a run that was stopped before its program began. */
  interrupted(executionCount: number): RunResult {
    return {
      ...this.#result({ status: 'interrupted', statePreserved: true, executionCount }),
      error: {
        name: 'Interrupted',
        message: 'The program was stopped before it began.',
        traceback: '',
      },
    };
  }

  #result(head: Pick<RunResult, 'status' | 'statePreserved' | 'executionCount'>): RunResult {
    this.begin(this.#stage);
    const timings = { ...this.#timings, total: performance.now() - this.#createdAt };
    return { ...head, outputs: this.#list?.outputs ?? [], timings };
  }
}
