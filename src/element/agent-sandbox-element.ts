import { isServer, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { SandboxError } from '../protocol/errors.ts';
import type { RunResult } from '../protocol/run-result.ts';
import type { RunOptions } from '../session/session-types.ts';
import { ansiStyles } from '../renderers/ansi.styles.ts';
import { renderersStyles } from '../renderers/renderers.styles.ts';
import { openSession, preload } from '../session/session.ts';
import { SessionView } from '../session/session-view.ts';
import type {
  RuntimeHashes,
  Session,
  SessionEventMap,
  SessionOptions,
  SessionState,
  Wheel,
} from '../session/session-types.ts';
import { styles } from './agent-sandbox.styles.ts';
import { names, number, text, textOr } from './attribute-converters.ts';
import { SchemeProbe } from './color-scheme.ts';
import { programAddress, readOptions } from './element-options.ts';
import { elementView } from './element-view.ts';
import {
  AgentSandboxFigureEvent,
  AgentSandboxOutputEvent,
  AgentSandboxRunEndEvent,
  AgentSandboxRunStartEvent,
  AgentSandboxStateEvent,
  AgentSandboxViolationEvent,
  type StateDetail,
} from './events.ts';
import { startWhen } from './lazy-boot.ts';
import { confirmLink } from './link-confirmation.ts';
import { OutputArea } from './output-area.ts';
import { OutputLog, snapshot } from './output-log.ts';
import { outputStyles } from './output.styles.ts';
import { RunClock } from './run-clock.ts';
import { announcement } from './run-end-words.ts';
import { SessionHolder } from './session-holder.ts';
import { hasProgram, readProgram } from './template-code.ts';
import { toolbarStyles } from './toolbar.styles.ts';
import { duration } from './units.ts';

/** Milliseconds after a removal until the session ends: moving an element takes it out for an instant. */
const removalGrace = 250;

const optionNames = [
  'runtimeUrl',
  'frameUrl',
  'packages',
  'runTimeout',
  'memoryLimit',
  'loading',
  'src',
  'wheels',
  'runtimeHashes',
] as const;

const customStates = ['idle', 'booting', 'ready', 'running', 'closed', 'failed'] as const;

/**
 * Runs Python in a sandbox that the browser enforces, and draws what it shows. The program has no network, no access
 * to the page and no storage.
 *
 * Options are read at the first run: a later change takes effect with `restart()`. Moving the element keeps its
 * variables; a moment after it was removed the interpreter ends, and adding it again starts afresh.
 *
 * @tagname agent-sandbox
 *
 * @attr {string} runtime-url - Folder with Pyodide's core files; default: the pinned release on jsDelivr.
 * @attr {string} frame-url - Static copy of `frame.html`, for pages with a strict Content Security Policy.
 * @attr {string} packages - Distributions to install before the first run, separated by commas or spaces.
 * @attr {number} run-timeout - Milliseconds that a program may take; default 60000, 0 for no limit.
 * @attr {number} memory-limit - MiB of Python's memory, 64 to 4096; default 1024.
 * @attr {"lazy"|"eager"} loading - Start near the viewport (`lazy`, the default) or at once.
 * @attr {boolean} autorun - Run the element's own program as soon as Python is there.
 * @attr {string} src - Address of the element's own program; else the text of a child `<script type="text/x-python">`.
 * @attr {boolean} headless - Outputs only: no toolbar, progress, or messages about the sandbox.
 * @attr {string} label - Name for assistive technology; default "Python sandbox".
 *
 * @fires {AgentSandboxStateEvent} agent-sandbox-state - The state changed or more bytes arrived.
 * @fires {AgentSandboxOutputEvent} agent-sandbox-output - A program showed something; cancel it to draw it yourself.
 * @fires {AgentSandboxRunStartEvent} agent-sandbox-run-start - A program starts.
 * @fires {AgentSandboxRunEndEvent} agent-sandbox-run-end - A program ended, however it did.
 * @fires {AgentSandboxFigureEvent} agent-sandbox-figure - The user clicked, hovered or selected in a figure.
 * @fires {AgentSandboxViolationEvent} agent-sandbox-violation - A message that no honest interpreter sends was dropped.
 *
 * @slot - The element's own program as `<script type="text/x-python">`; never shown.
 * @slot empty - What stands in place of the outputs while there are none.
 * @slot toolbar - More controls, before the buttons.
 *
 * @csspart base - The frame around everything.
 * @csspart toolbar - The bar with state and buttons.
 * @csspart state - The state, as a dot and a word.
 * @csspart meta - Run number and time.
 * @csspart button - Every button.
 * @csspart run-button - Run.
 * @csspart stop-button - Stop.
 * @csspart restart-button - Restart.
 * @csspart clear-button - Clear.
 * @csspart retry-button - Retry, after a failure.
 * @csspart progress - The bar and its text.
 * @csspart progress-bar - The bar.
 * @csspart body - What stands below the toolbar.
 * @csspart empty - The line shown while there are no outputs.
 * @csspart outputs - All outputs.
 * @csspart run - The outputs of one run.
 * @csspart output - One output.
 * @csspart note - A line of the element among the outputs.
 * @csspart end-note - The note on how a run ended.
 * @csspart failure - Why the sandbox cannot be used.
 * @csspart dialog - The dialog before a link is opened.
 * @csspart cancel-button - Cancel, in that dialog.
 * @csspart open-button - Open link, in that dialog.
 *
 * @cssproperty --agent-sandbox-surface - Background.
 * @cssproperty --agent-sandbox-surface-raised - Background of the toolbar.
 * @cssproperty --agent-sandbox-border - Colour of lines.
 * @cssproperty --agent-sandbox-text - Colour of text.
 * @cssproperty --agent-sandbox-text-muted - Colour of less important text.
 * @cssproperty --agent-sandbox-accent - Colour of progress, focus and the main action.
 * @cssproperty --agent-sandbox-danger - Colour of failures and of Stop.
 * @cssproperty --agent-sandbox-warning - Colour of stderr and time limits.
 * @cssproperty --agent-sandbox-success - Colour of the ready state.
 * @cssproperty [--agent-sandbox-radius=10px] - Radius of the corners.
 * @cssproperty --agent-sandbox-font - Font family.
 * @cssproperty --agent-sandbox-mono-font - Font family of program text.
 * @cssproperty [--agent-sandbox-text-max-height=26rem] - Height at which printed text starts to scroll.
 *
 * @cssstate idle - Nothing was started yet.
 * @cssstate booting - Python is being loaded.
 * @cssstate ready - Waiting for a program.
 * @cssstate running - A program runs.
 * @cssstate closed - `close()` was called.
 * @cssstate failed - The sandbox cannot be used until `restart()`.
 * @cssstate has-output - There are outputs.
 */
export class AgentSandboxElement extends LitElement {
  static override readonly styles = [
    renderersStyles,
    ansiStyles,
    styles,
    toolbarStyles,
    outputStyles,
  ];

  static override readonly properties = {
    runtimeUrl: { attribute: 'runtime-url', converter: text },
    frameUrl: { attribute: 'frame-url', converter: text },
    packages: { converter: names },
    runTimeout: { attribute: 'run-timeout', converter: number },
    memoryLimit: { attribute: 'memory-limit', converter: number },
    loading: { converter: textOr('lazy') },
    autorun: { type: Boolean, reflect: true },
    src: { converter: text },
    headless: { type: Boolean, reflect: true },
    label: { converter: textOr('Python sandbox') },
    wheels: { attribute: false },
    runtimeHashes: { attribute: false },
    session: { attribute: false },
  };

  /** Folder with Pyodide's core files; default: the pinned release on jsDelivr. */
  declare runtimeUrl: string | undefined;
  /** Static copy of `frame.html`; default: a `srcdoc` frame. */
  declare frameUrl: string | undefined;
  /** Distributions to install before the first run. */
  declare packages: readonly string[];
  /** Milliseconds that a program may take; default 60,000; 0 for no limit. */
  declare runTimeout: number | undefined;
  /** MiB of Python's memory, 64 to 4096; default 1024. */
  declare memoryLimit: number | undefined;
  /** When Python starts by itself: near the viewport, or at once. */
  declare loading: 'lazy' | 'eager';
  /** Whether the element's own program runs as soon as Python is there. */
  declare autorun: boolean;
  /** Address of the element's own program. */
  declare src: string | undefined;
  /** Outputs only. */
  declare headless: boolean;
  /** Name for assistive technology. */
  declare label: string;
  /** Wheels beside those of Pyodide's lock file. */
  declare wheels: readonly Wheel[];
  /** Hashes for runtime files that differ from the pinned release, or `'unchecked'`. */
  declare runtimeHashes: RuntimeHashes | 'unchecked' | undefined;
  /**
   * A session of the page's own, made by `openSession()`, that several elements may share; set it before the first use.
   * The element then shows the outputs of its own runs only, and leaves the session open when it is removed.
   */
  declare session: Session | undefined;

  readonly #internals = this.attachInternals();
  readonly #log = new OutputLog();
  readonly #clock = new RunClock(() => this.requestUpdate());
  readonly #probe = new SchemeProbe((scheme) => this.#outputs.setColorScheme(scheme));
  readonly #outputs = new OutputArea({
    colorScheme: () => this.#probe.read(),
    openLink: (url) => confirmLink(this.renderRoot as ShadowRoot, url),
    emit: (run, index, type, data) => {
      this.#tell(new AgentSandboxFigureEvent({ type, data, run, index }));
    },
    emptied: () => this.requestUpdate(),
  });
  readonly #holder = new SessionHolder({
    options: () => readOptions(this),
    openSession: (options) => this.openSession(options),
    isConnected: () => this.isConnected,
    stateChanged: (detail) => this.#onState(detail),
    output: (detail) => this.#onOutput(detail),
    runStart: (detail) => this.#onRunStart(detail),
    runEnd: (detail) => this.#onRunEnd(detail),
    violation: (detail) => this.#tell(new AgentSandboxViolationEvent(detail)),
  });
  #lastRun: { run: number; ms: number } | undefined;
  #currentRun: number | undefined;
  #stopping = false;
  #spoken = '';
  #started = false;
  #ownProgramRan = false;
  #callOff: (() => void) | undefined;
  #ending: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor() {
    super();
    this.packages = [];
    this.wheels = [];
    this.loading = 'lazy';
    this.autorun = false;
    this.headless = false;
    this.label = 'Python sandbox';
  }

  /** `idle` until something needs Python; `failed` until `restart()`; `closed` after `close()`. */
  get state(): SessionState {
    return this.#holder.state;
  }

  /** Why the sandbox cannot be used, or why the element's own program could not be read; else `undefined`. */
  get error(): SandboxError | undefined {
    return this.#holder.error;
  }

  /**
   * Runs a program; runs queue in order and share their variables. Resolves however the program ends.
   * @throws {SandboxError} when the sandbox itself is broken or misused
   */
  async run(code: string, options: RunOptions = {}): Promise<RunResult> {
    // Options that came after Python had been started early, but before anything used it, still count.
    if (this.#lastRun === undefined && this.#currentRun === undefined) {
      this.#holder.replaceIfChanged();
    }
    return await this.#holder.use((session) => session.run(code, options));
  }

  /** Stops the current program and drops the queued ones. Resolves when it has ended. */
  async interrupt(): Promise<void> {
    if (this.#currentRun !== undefined) this.#stopping = true;
    this.requestUpdate();
    await this.#holder.interrupt();
  }

  /** Starts a fresh interpreter with the options as they are now; variables are gone, outputs stay in view. */
  async restart(): Promise<void> {
    this.#holder.replaceIfChanged();
    try {
      await this.#holder.restart();
    } finally {
      this.#outputs.past('Python was restarted; earlier variables are gone.');
    }
  }

  /** Ends everything; pending calls settle. `restart()`, or removing and adding the element, opens it again. */
  close(): void {
    this.#callOff?.();
    this.#holder.close();
  }

  /** Fetches and compiles the runtime, once per page, without starting Python. */
  async preload(): Promise<void> {
    await preload(readOptions(this));
  }

  /** Removes the outputs from view; variables stay. */
  clear(): void {
    this.#outputs.clear();
  }

  /** Opens the session that the element works with. */
  protected openSession(options: SessionOptions): Session {
    return this.session ? new SessionView(this.session) : openSession(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#ending);
    if (this.#ended) {
      this.#ended = false;
      this.#started = false;
      this.#ownProgramRan = false;
      this.#holder.reopen();
    }
    void this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#callOff?.();
    this.#callOff = undefined;
    this.#ending = setTimeout(() => this.#end(), removalGrace);
  }

  /** The session lives in the document that it was opened in. */
  adoptedCallback(): void {
    clearTimeout(this.#ending);
    this.#end();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (isServer || !optionNames.some((name) => changed.has(name))) return;
    if (this.#holder.checkOptions()) this.#started = false;
    if (changed.has('loading')) this.#callOff?.();
    if (!this.#started) void this.#watch();
  }

  protected override update(changed: PropertyValues<this>): void {
    const { state } = this;
    for (const name of customStates)
      this.#internals.states[name === state ? 'add' : 'delete'](name);
    this.#internals.states[this.#outputs.empty ? 'delete' : 'add']('has-output');
    this.#internals.role = 'group';
    this.#internals.ariaLabel = this.label;

    const focused = this.shadowRoot?.activeElement;
    super.update(changed);
    // Stop vanishes with the program; the keyboard must not be thrown out of the element with it.
    if (focused?.classList.contains('stop') === true && !focused.isConnected) {
      this.renderRoot.querySelector<HTMLElement>('.button')?.focus();
    }
  }

  protected override render(): TemplateResult {
    return elementView({
      state: this.state,
      error: this.error,
      progress: this.#holder.progress,
      label: this.label,
      headless: this.headless,
      meta: this.#meta(),
      stopping: this.#stopping,
      hasRun: this.#lastRun !== undefined,
      hasProgram: hasProgram(this),
      spoken: this.#spoken,
      probe: this.#probe.element,
      outputs: this.#outputs.element,
      onRun: () => void this.#runOwnProgram(),
      onStop: () => void this.interrupt(),
      onRestart: () => void this.#retry(),
      onClear: () => this.clear(),
      onChildren: () => this.requestUpdate(),
    });
  }

  #meta(): string {
    if (this.#currentRun !== undefined) {
      return `Run ${this.#currentRun} · ${duration(this.#clock.elapsed)}`;
    }
    return this.#lastRun ? `Run ${this.#lastRun.run} · ${duration(this.#lastRun.ms)}` : '';
  }

  #onState(detail: StateDetail): void {
    if (detail.error) this.#spoken = `The sandbox is not available: ${detail.error.message}`;
    if (detail.state !== 'running') this.#runOver();
    this.#tell(new AgentSandboxStateEvent(detail));
  }

  #onOutput(announced: SessionEventMap['output']): void {
    const change = snapshot(announced);
    const output = this.#log.apply(change);
    const event = new AgentSandboxOutputEvent({
      run: change.run,
      change,
      ...(output && { output }),
    });
    this.#outputs.apply(change, this.#tell(event));
  }

  #onRunStart(detail: SessionEventMap['run-start']): void {
    this.#currentRun = detail.run;
    this.#clock.start();
    this.requestUpdate();
    this.#tell(new AgentSandboxRunStartEvent({ run: detail.run, code: detail.code }));
  }

  #onRunEnd(detail: SessionEventMap['run-end']): void {
    const { run, result } = detail;
    this.#runOver();
    this.#lastRun = { run, ms: result.timings.run };
    this.#outputs.end(run, result);
    this.#spoken = announcement(run, result);
    this.#tell(new AgentSandboxRunEndEvent(detail));
  }

  #tell(event: Event): boolean {
    return this.dispatchEvent(event);
  }

  #runOver(): void {
    this.#clock.stop();
    this.#currentRun = undefined;
    this.#stopping = false;
    this.requestUpdate();
  }

  /** Waits until the attributes of this moment are in, then for the viewport. */
  async #watch(): Promise<void> {
    await this.updateComplete;
    if (this.#started || !this.isConnected || this.state === 'closed') return;
    this.#callOff?.();
    this.#callOff = startWhen(this, this.loading, () => {
      this.#started = true;
      void this.#start();
    });
  }

  async #start(): Promise<void> {
    if (this.autorun && (await this.#runOwnProgram())) return;
    await this.#holder.use((session) => session.boot()).catch(shown);
  }

  /** Returns whether the element has a program, also one that could not be read or run. */
  async #runOwnProgram(): Promise<boolean> {
    try {
      const code = await readProgram(this, programAddress(this));
      if (code === undefined) return false;
      await this.run(code);
      this.#ownProgramRan = true;
    } catch (error) {
      const told = !(error instanceof SandboxError) || error.code === 'closed';
      if (!told && error !== this.error) this.#holder.show(error);
    }
    return true;
  }

  async #retry(): Promise<void> {
    await this.restart().catch(shown);
    if (this.autorun && !this.#ownProgramRan && this.state === 'ready') await this.#runOwnProgram();
  }

  #end(): void {
    this.#ended = true;
    this.close();
    this.clear();
    this.#lastRun = undefined;
    this.#spoken = '';
  }
}

/** For calls that nobody waits for: the holder has shown the error and told the page. */
function shown(): void {}
