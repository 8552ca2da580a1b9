import type { JsonValue } from '../protocol/outputs.ts';
import type { RunResult } from '../protocol/run-result.ts';
import type { OutputChange } from '../session/session-types.ts';
import type { ColorScheme } from './color-scheme.ts';
import { FrameQueue } from './frame-queue.ts';
import { noteLine } from './note-line.ts';
import { RunView } from './run-view.ts';
import { counted } from './units.ts';

/** Runs kept in view; a page that stays open for days must not grow without end. */
const runsShown = 50;

/** What the outputs need from the element they stand in. */
export interface OutputAreaHost {
  colorScheme: () => ColorScheme;
  emit: (run: number, index: number, type: string, data: JsonValue) => void;
  openLink: (url: string) => void;
  /** The area became empty, or is empty no longer. */
  emptied: () => void;
}

/** The outputs of all runs, drawn as they change. */
export class OutputArea {
  readonly element: HTMLElement;
  readonly #host: OutputAreaHost;
  readonly #queue = new FrameQueue();
  /** Everything in view, oldest first. */
  #views: RunView[] = [];
  /** The runs of the current interpreter by number; only their outputs can still change. */
  readonly #runs = new Map<number, RunView>();
  readonly #note: HTMLElement;
  #gone = 0;
  #wasEmpty = true;

  constructor(host: OutputAreaHost) {
    this.#host = host;
    this.element = document.createElement('div');
    this.element.className = 'outputs';
    this.element.part.add('outputs');
    this.#note = noteLine('');
  }

  /** Whether there is nothing to see. */
  get empty(): boolean {
    return this.element.childElementCount === 0;
  }

  /** Draws a change with the next frame. `draw` is false for what the page draws itself. */
  apply(change: OutputChange, draw: boolean): void {
    this.#queue.push(() => {
      this.#run(change.run).apply(change, draw);
      this.#settled();
    });
  }

  /** Draws what is waiting, then how the run ended. */
  end(run: number, result: RunResult): void {
    this.#queue.flush();
    this.#run(run).end(result);
    this.#settled();
  }

  /** Earlier outputs stay in view, below them a line on why they are of the past; run numbers may start again. */
  past(reason: string): void {
    this.#queue.flush();
    this.#runs.clear();
    if (this.empty) return;
    const remark = noteLine(reason);
    remark.classList.add('remark');
    this.element.append(remark);
  }

  clear(): void {
    this.#queue.drop();
    for (const view of this.#views) view.dispose();
    this.#views = [];
    this.#runs.clear();
    this.#gone = 0;
    this.element.replaceChildren();
    this.#settled();
  }

  setColorScheme(scheme: ColorScheme): void {
    for (const view of this.#views) view.setColorScheme(scheme);
  }

  #run(run: number): RunView {
    const known = this.#runs.get(run);
    if (known) return known;
    const made = new RunView(run, {
      colorScheme: this.#host.colorScheme,
      openLink: this.#host.openLink,
      emit: (index, type, data) => this.#host.emit(run, index, type, data),
    });
    this.#runs.set(run, made);
    this.#views.push(made);
    if (this.#views.length > runsShown) this.#forgetOldest();
    return made;
  }

  #forgetOldest(): void {
    this.#views.shift()?.dispose();
    this.#gone += 1;
    this.#note.textContent = `${counted(this.#gone, 'earlier run')} no longer shown.`;
    this.element.prepend(this.#note);
  }

  /** A run has a place in the document only while it has something to show. */
  #settled(): void {
    for (const view of this.#runs.values()) {
      if (view.empty) view.element.remove();
      else if (view.element.parentNode !== this.element) this.element.append(view.element);
    }
    if (this.empty === this.#wasEmpty) return;
    this.#wasEmpty = this.empty;
    this.#host.emptied();
  }
}
