import type { RunResult } from '../protocol/run-result.ts';
import type { RunOptions, Session, SessionEventMap, SessionState } from './session-types.ts';

/**
 * A session as one of several users sees it: variables are shared, but outputs and ends are reported for
 * the runs that were started here only, `interrupt()` stops these, and `close()` only stops looking.
 */
export class SessionView implements Session {
  readonly #session: Session;
  readonly #options = new Set<RunOptions>();
  readonly #runs = new Set<number>();
  readonly #stopListening = new Set<() => void>();
  #stop = new AbortController();
  #closed = false;

  constructor(session: Session) {
    this.#session = session;
    this.#stopListening.add(
      session.on('run-start', ({ run, options }) => {
        if (this.#options.delete(options)) this.#runs.add(run);
      }),
    );
  }

  get state(): SessionState {
    return this.#closed ? 'closed' : this.#session.state;
  }

  async run(code: string, options: RunOptions = {}): Promise<RunResult> {
    const signals = [this.#stop.signal, ...(options.signal ? [options.signal] : [])];
    const own: RunOptions = { ...options, signal: AbortSignal.any(signals) };
    this.#options.add(own);
    try {
      return await this.#session.run(code, own);
    } finally {
      this.#options.delete(own);
    }
  }

  async interrupt(): Promise<void> {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  restart(): Promise<void> {
    return this.#session.restart();
  }

  boot(): Promise<void> {
    return this.#session.boot();
  }

  close(): void {
    this.#closed = true;
    this.#stop.abort();
    for (const stop of this.#stopListening) stop();
    this.#stopListening.clear();
  }

  on<K extends keyof SessionEventMap>(
    type: K,
    listener: (detail: SessionEventMap[K]) => void,
  ): () => void {
    const stop = this.#session.on(type, (detail) => {
      if (!('run' in detail) || this.#runs.has(detail.run)) listener(detail);
    });
    this.#stopListening.add(stop);
    return () => {
      this.#stopListening.delete(stop);
      stop();
    };
  }
}
