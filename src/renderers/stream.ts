import { AnsiReader, type AnsiRun } from './ansi.ts';

/** UTF-16 code units shown of one output; more would make the page slow to lay out. */
const maxLength = 2_000_000;
/** Runs of text with a style of their own; each is an element. Later text is shown plain. */
const maxStyledRuns = 20_000;

/**
 * Text of a program that grows: stdout, stderr, or a `text/plain`. Only text nodes are added, never markup, and
 * what is there is not touched again, except the last line when the program goes back to its start (`\r`).
 */
export class StreamView {
  readonly element: HTMLElement;
  readonly #reader = new AnsiReader();
  readonly #note = document.createElement('span');
  /** Nodes of the last line, which a carriage return takes back. */
  #line: ChildNode[] = [];
  #returned = false;
  #length = 0;
  #hidden = 0;
  #styled = 0;

  constructor(name: 'stdout' | 'stderr' | 'text') {
    this.element = document.createElement('pre');
    this.element.className = `output-text output-${name}`;
    this.#note.className = 'output-note';
  }

  append(text: string): void {
    const room = Math.max(0, maxLength - this.#length);
    this.#length += text.length;
    for (const run of this.#reader.read(text.slice(0, room))) this.#appendRun(run);
    if (text.length > room) {
      this.#hidden += text.length - room;
      this.#note.textContent = `\n… ${this.#hidden.toLocaleString('en')} more characters are not shown.`;
      this.element.append(this.#note);
    }
  }

  #appendRun(run: AnsiRun): void {
    // Whole lines go in as one node; only the last line stays apart, for a `\r` to take back.
    const text = run.text.replaceAll('\r\n', '\n');
    const lineStart = text.lastIndexOf('\n') + 1;
    if (!this.#returned && lineStart > 0 && !text.slice(0, lineStart).includes('\r')) {
      this.element.append(this.#node(text.slice(0, lineStart), run));
      this.#line = [];
      this.#appendPieces(text.slice(lineStart), run);
    } else this.#appendPieces(text, run);
  }

  #appendPieces(text: string, run: AnsiRun): void {
    for (const piece of text.split(/([\n\r])/)) {
      if (piece === '\r') this.#returned = true;
      else if (piece === '\n') this.#endLine();
      else if (piece !== '') this.#write(piece, run);
    }
  }

  #endLine(): void {
    this.#returned = false;
    const last = this.element.lastChild;
    if (last instanceof Text) last.appendData('\n');
    else this.element.append('\n');
    this.#line = [];
  }

  #write(text: string, run: AnsiRun): void {
    if (this.#returned) {
      for (const node of this.#line) node.remove();
      this.#line = [];
      this.#returned = false;
    }
    const node = this.#node(text, run);
    this.#line.push(node);
    this.element.append(node);
  }

  #node(text: string, run: AnsiRun): ChildNode {
    const plain = run.classes.length === 0 && !run.color && !run.background;
    if (plain || this.#styled >= maxStyledRuns) return document.createTextNode(text);
    this.#styled += 1;
    const span = document.createElement('span');
    span.className = run.classes.join(' ');
    if (run.color) span.style.color = run.color;
    if (run.background) span.style.backgroundColor = run.background;
    span.textContent = text;
    return span;
  }
}
