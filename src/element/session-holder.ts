import { SandboxError } from '../protocol/errors.ts';
import type {
  Progress,
  Session,
  SessionEventMap,
  SessionOptions,
  SessionState,
} from '../session/session-types.ts';
import type { StateDetail } from './events.ts';

/** What a holder needs from the element that it serves. */
export interface SessionHolderHost {
  /** The options as the attributes now say. @throws {SandboxError} `bad-option` */
  options: () => SessionOptions;
  openSession: (options: SessionOptions) => Session;
  /** Whether the element is in a document: nothing would end a session that is opened outside one. */
  isConnected: () => boolean;
  stateChanged: (detail: StateDetail) => void;
  output: (detail: SessionEventMap['output']) => void;
  runStart: (detail: SessionEventMap['run-start']) => void;
  runEnd: (detail: SessionEventMap['run-end']) => void;
  violation: (detail: SessionEventMap['violation']) => void;
}

/** The element's session over time: opened when first needed, replaced after a restart with other options. */
export class SessionHolder {
  readonly #host: SessionHolderHost;
  #session: Session | undefined;
  #options = '';
  #stopListening: (() => void)[] = [];
  #closed = false;
  #error: SandboxError | undefined;
  #progress: Progress | undefined;

  constructor(host: SessionHolderHost) {
    this.#host = host;
  }

  get state(): SessionState {
    if (this.#session) return this.#session.state;
    if (this.#closed) return 'closed';
    return this.#error ? 'failed' : 'idle';
  }

  /** Why the sandbox cannot be used, or why the element's own program could not be read. */
  get error(): SandboxError | undefined {
    return this.#error;
  }

  /** What is being loaded at the moment. */
  get progress(): Progress | undefined {
    return this.#progress;
  }

  /** Calls the session, opening it if need be. A failure of the sandbox is kept and shown, and rejects all the same. */
  async use<T>(call: (session: Session) => Promise<T>): Promise<T> {
    try {
      return await call(this.#session ?? this.#open());
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  /** Keeps what made the sandbox unusable. A refused argument or a closed session is the caller's alone. */
  fail(error: unknown): void {
    if (!(error instanceof SandboxError) || error.code === 'closed') return;
    const ours = this.#session === undefined || this.#session.state === 'failed';
    if (!ours || this.#error?.message === error.message) return;
    this.show(error);
  }

  /** Shows an error whatever the state is. */
  show(error: SandboxError): void {
    this.#error = error;
    this.#report();
  }

  /** Looks at the options before anything needs them. Returns whether an error about them is over. */
  checkOptions(): boolean {
    if (this.#session || this.#closed) return false;
    try {
      this.#host.options();
    } catch (error) {
      this.fail(error);
      return false;
    }
    if (this.#error?.code !== 'bad-option') return false;
    this.forgive();
    return true;
  }

  /** Drops the error that is shown. */
  forgive(): void {
    if (this.#error === undefined) return;
    this.#error = undefined;
    this.#report();
  }

  async interrupt(): Promise<void> {
    await this.#session?.interrupt();
  }

  /** A fresh interpreter with the options as they are now, also after `close()` or a failure. */
  async restart(): Promise<void> {
    this.#error = undefined;
    this.#closed = false;
    await this.use(async (session) => {
      if (session.state === 'idle') await session.boot();
      else await session.restart();
    });
  }

  /** Ends the session if its options are no longer those of the attributes, so that the next use opens another. */
  replaceIfChanged(): void {
    if (!this.#session) return;
    try {
      if (JSON.stringify(this.#host.options()) === this.#options) return;
    } catch {
      // The next use meets the same refusal and reports it.
    }
    this.#end();
  }

  /** Ends everything; what is pending settles. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#error = undefined;
    this.#end();
    this.#report();
  }

  /** After `close()`: as if new. */
  reopen(): void {
    this.#closed = false;
    this.#report();
  }

  #open(): Session {
    if (this.#closed) {
      throw new SandboxError('closed', 'This sandbox was closed. restart() opens it again.');
    }
    if (!this.#host.isConnected()) {
      throw new SandboxError(
        'closed',
        'The element is not in a document. Append it before it is used.',
      );
    }
    const options = this.#host.options();
    const session = this.#host.openSession(options);
    this.#session = session;
    this.#options = JSON.stringify(options);
    this.#error = undefined;
    this.#stopListening = [
      session.on('state', ({ progress }) => {
        this.#progress = progress;
        this.#stateOf(session);
      }),
      session.on('output', this.#host.output),
      session.on('run-start', this.#host.runStart),
      session.on('run-end', this.#host.runEnd),
      session.on('violation', this.#host.violation),
    ];
    return session;
  }

  #end(): void {
    for (const stop of this.#stopListening) stop();
    this.#stopListening = [];
    this.#session?.close();
    this.#session = undefined;
    this.#progress = undefined;
  }

  /** A session says that it failed before the call that failed rejects with the reason: wait for it. */
  #stateOf(session: Session): void {
    if (session.state !== 'failed') {
      this.#error = undefined;
      this.#report();
      return;
    }
    setTimeout(() => {
      if (this.#session !== session || session.state !== 'failed' || this.#error) return;
      this.show(
        new SandboxError(
          'boot-failed',
          'Python ended and could not be started again. Try Restart.',
        ),
      );
    });
  }

  #report(): void {
    const error = this.#error;
    this.#host.stateChanged({
      state: this.state,
      ...this.#progress,
      ...(error && { error }),
    });
  }
}
