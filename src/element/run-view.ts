import type { JsonValue } from '../protocol/outputs.ts';
import type { RunResult } from '../protocol/run-result.ts';
import type { OutputChange } from '../session/session-types.ts';
import type { ColorScheme } from './color-scheme.ts';
import { drawOutput } from './draw-output.ts';
import type { OutputView } from './output-view.ts';
import { noteLine } from './note-line.ts';
import { endNote, isFigure } from './run-end-words.ts';
import { counted } from './units.ts';

/** Outputs of one run that are drawn; the result holds them all. */
const outputsShown = 200;

export interface RunPlace {
  colorScheme: () => ColorScheme;
  emit: (index: number, type: string, data: JsonValue) => void;
  openLink: (url: string) => void;
}

/** What one run showed, and how it ended. */
export class RunView {
  readonly element: HTMLElement;
  readonly #run: number;
  readonly #place: RunPlace;
  readonly #views = new Map<number, OutputView>();
  readonly #note: HTMLElement;
  #beyond = 0;
  #figures = 0;

  constructor(run: number, place: RunPlace) {
    this.#run = run;
    this.#place = place;
    this.element = document.createElement('section');
    this.element.className = 'run-block';
    this.element.part.add('run');
    this.element.role = 'group';
    this.element.ariaLabel = `Run ${run}`;
    this.element.dataset['run'] = String(run);
    this.#note = noteLine('');
  }

  get empty(): boolean {
    return this.element.childElementCount === 0;
  }

  apply(change: OutputChange, draw: boolean): void {
    switch (change.kind) {
      case 'append':
      case 'replace':
        this.#put(change, draw);
        break;
      case 'extend':
        if (draw) this.#views.get(change.index)?.extend(change.text);
        break;
      case 'clear':
        if (draw) this.#clear();
        break;
      default: {
        const never: never = change;
        throw new Error(`unknown change ${String(never)}`);
      }
    }
  }

  /** Says how the run ended, where its outputs do not say so themselves. */
  end(result: RunResult): void {
    this.element.dataset['status'] = result.status;
    const words = endNote(result);
    if (words === undefined) return;
    const note = noteLine(words);
    note.classList.add('end-note');
    note.part.add('end-note');
    note.dataset['status'] = result.status;
    this.element.append(note);
  }

  setColorScheme(scheme: ColorScheme): void {
    for (const view of this.#views.values()) view.setColorScheme(scheme);
  }

  dispose(): void {
    this.#clear();
    this.element.remove();
  }

  #put(change: Extract<OutputChange, { output: unknown }>, draw: boolean): void {
    const before = this.#views.get(change.index);
    // What the page took over with `append` stays the page's.
    if (change.kind === 'replace' && before === undefined) return;
    if (draw && before === undefined && this.#views.size >= outputsShown) {
      this.#beyond += 1;
      this.#note.textContent = `${counted(this.#beyond, 'more output')} not drawn; the result of the run holds them.`;
      this.element.append(this.#note);
      return;
    }
    const view = draw ? this.#draw(change, before?.figure) : undefined;
    if (view && before) before.element.replaceWith(view.element);
    else if (view) this.element.append(view.element);
    else before?.element.remove();
    before?.dispose();
    if (view) this.#views.set(change.index, view);
    else this.#views.delete(change.index);
  }

  #draw(
    { index, output }: Extract<OutputChange, { output: unknown }>,
    sameFigure: number | undefined,
  ): OutputView {
    const figure = isFigure(output) ? (sameFigure ?? (this.#figures += 1)) : undefined;
    return drawOutput(output, {
      run: this.#run,
      index,
      figure,
      colorScheme: this.#place.colorScheme,
      openLink: this.#place.openLink,
      emit: (type, data) => this.#place.emit(index, type, data),
    });
  }

  #clear(): void {
    for (const view of this.#views.values()) view.dispose();
    this.#views.clear();
    this.#beyond = 0;
    this.#figures = 0;
    this.element.replaceChildren();
  }
}
