import type { RunResult } from '../../src/protocol/run-result.ts';
import type { RunInputs } from '../../src/session/session-types.ts';
import type { Session } from '../../src/session/session-types.ts';
import { button, el } from '../dom.ts';
import { highlightPython } from '../highlight-python.ts';
import { plotlyIsMissing, plotlyRemedy } from '../plotly-remedy.ts';
import { statusWords } from './status-words.ts';

/** Lines of a program that are shown before "Show all". */
const linesShown = 14;

export interface CardRun {
  inputs?: RunInputs | undefined;
  /** The program is stopped once it has printed this. */
  stopWhen?: string | undefined;
  /** Stops the program when it is aborted. */
  signal?: AbortSignal | undefined;
}

/** A program in the thread, with its own `<agent-sandbox>` below it for what it shows. */
export class CodeCard {
  readonly element = el('section', 'card');
  readonly #code: string;
  readonly #status = el('span', 'card-status', 'waiting');
  readonly #stop: HTMLButtonElement;
  readonly #outputs = el('div', 'card-outputs');
  #running: AbortController | undefined;

  constructor(code: string) {
    this.#code = code;
    this.#stop = button('Stop', 'quiet stop', () => this.#running?.abort());
    this.#stop.hidden = true;
    const copy = button('Copy', 'quiet', () => void navigator.clipboard.writeText(code));
    this.element.ariaLabel = 'Python program';
    this.element.dataset['status'] = 'waiting';
    this.element.append(
      el(
        'header',
        'card-header',
        el('span', 'card-language', 'Python'),
        this.#status,
        this.#stop,
        copy,
      ),
      ...this.#codeBlock(),
      this.#outputs,
    );
  }

  /** Runs the program in the session and shows what it shows. @throws {SandboxError} when the sandbox is broken. */
  async run(session: Session, { inputs, stopWhen, signal }: CardRun = {}): Promise<RunResult> {
    const sandbox = el('agent-sandbox');
    sandbox.headless = true;
    sandbox.session = session;
    this.#outputs.replaceChildren(sandbox);
    const running = new AbortController();
    this.#running = running;
    if (stopWhen !== undefined) {
      sandbox.addEventListener('agent-sandbox-output', ({ detail: { output } }) => {
        if (output?.output_type === 'stream' && output.text.includes(stopWhen)) running.abort();
      });
    }
    this.#show('running', 'running…');
    try {
      const result = await sandbox.run(this.#code, {
        signal: signal ? AbortSignal.any([signal, running.signal]) : running.signal,
        ...(inputs === undefined ? {} : { inputs }),
      });
      this.#show(result.status, statusWords(result));
      if (plotlyIsMissing(result)) this.#outputs.replaceChildren(el('p', 'notice', plotlyRemedy));
      return result;
    } catch (error) {
      this.#show('failed', 'did not run');
      throw error;
    } finally {
      this.#running = undefined;
      this.#stop.hidden = true;
    }
  }

  #show(status: string, words: string): void {
    this.element.dataset['status'] = status;
    this.#status.textContent = words;
    this.#stop.hidden = status !== 'running';
  }

  #codeBlock(): HTMLElement[] {
    const block = el('pre', 'card-code', el('code', '', highlightPython(this.#code)));
    block.tabIndex = 0;
    block.ariaLabel = 'Source';
    const lines = this.#code.split('\n').length;
    if (lines <= linesShown + 3) return [block];
    block.classList.add('clipped');
    const more = button(`Show all ${lines} lines`, 'quiet more', () => {
      const clipped = block.classList.toggle('clipped');
      more.textContent = clipped ? `Show all ${lines} lines` : 'Show less';
      more.ariaExpanded = String(!clipped);
    });
    more.ariaExpanded = 'false';
    return [block, more];
  }
}
