import type { GateEvent, GateOutput } from '../protocol/gate-messages.ts';
import { limits } from '../protocol/limits.ts';
import { isJsonType } from '../protocol/mime-types.ts';
import { TextBudget } from '../protocol/text-budget.ts';
import type { DisplayMessage, StreamMessage } from '../protocol/worker-messages.ts';
import { jsonDepth } from './json-depth.ts';

/** Milliseconds between two batches: about one frame of the page. */
const BATCH_INTERVAL = 16;
/** Text held for the next batch before it is sent at once. */
const BATCH_LENGTH = 262_144;

type Display = Extract<GateOutput, { data: unknown }>;

/** The outputs of one run on their way to the page: clipped, merged, in order, in batches. */
export class Outgoing {
  readonly #run: number;
  readonly #post: (event: GateEvent) => void;
  readonly #text = new TextBudget(limits.streamBytes);
  #pending: GateOutput[] = [];
  #pendingLength = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #displays = 0;
  #displaysLength = 0;
  #droppedDisplays = 0;

  constructor(run: number, post: (event: GateEvent) => void) {
    this.#run = run;
    this.#post = post;
  }

  stream(name: StreamMessage['name'], text: string): void {
    const kept = this.#text.take(text);
    if (kept !== '') this.#appendText(name, kept);
  }

  display(message: DisplayMessage): void {
    const display = clipped(message);
    const length = Object.values(display.data).reduce((sum, content) => sum + content.length, 0);
    this.#displays += 1;
    this.#displaysLength += length;
    if (this.#displays > limits.displays || this.#displaysLength > limits.displaysLength) {
      this.#droppedDisplays += 1;
      return;
    }
    this.#add(display, length);
  }

  clear(wait: boolean): void {
    this.#add({ kind: 'clear', wait }, 0);
  }

  /** Says what was cut and sends the rest. `held` is what the worker says that it held back itself. */
  finish(held: { droppedText: number; droppedDisplays: number } | undefined): void {
    const text = this.#text.dropped + (held?.droppedText ?? 0);
    const displays = this.#droppedDisplays + (held?.droppedDisplays ?? 0);
    const least = held ? '' : 'at least ';
    if (text > 0) {
      this.#appendText(
        'stderr',
        `\n… ${least}${count(text)} bytes dropped: a run may print ${count(limits.streamBytes)} bytes\n`,
      );
    }
    if (displays > 0) {
      this.#appendText(
        'stderr',
        `\n… ${least}${count(displays)} displays dropped: a run may show ${count(limits.displays)}, with ${count(limits.displaysLength)} characters in all\n`,
      );
    }
    this.#flush();
  }

  #appendText(name: StreamMessage['name'], text: string): void {
    const last = this.#pending.at(-1);
    if (last?.kind === 'stream' && last.name === name) {
      last.text += text;
      this.#schedule(text.length);
    } else this.#add({ kind: 'stream', name, text }, text.length);
  }

  #add(output: GateOutput, length: number): void {
    this.#pending.push(output);
    this.#schedule(length);
  }

  #schedule(length: number): void {
    this.#pendingLength += length;
    if (this.#pendingLength > BATCH_LENGTH) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), BATCH_INTERVAL);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pending.length === 0) return;
    this.#post({ kind: 'outputs', run: this.#run, changes: this.#pending });
    this.#pending = [];
    this.#pendingLength = 0;
  }
}

const count = (value: number): string => value.toLocaleString('en-US');

/** A bundle within its limits: types that are too large, or that are not the JSON they claim to be, become a line of text. */
function clipped(message: DisplayMessage): Display {
  const data: Record<string, string> = Object.create(null);
  let length = 0;
  const notes: string[] = [];
  for (const [mimeType, content] of Object.entries(message.data)) {
    length += content.length;
    if (length > limits.displayLength) {
      length -= content.length;
      notes.push(
        `${mimeType} with ${count(content.length)} characters was dropped: an output may have ${count(limits.displayLength)}`,
      );
    } else if (isJsonType(mimeType) && !isSoundJson(content)) {
      notes.push(`${mimeType} was dropped: it is not JSON with at most ${limits.jsonDepth} levels`);
    } else data[mimeType] = content;
  }
  if (notes.length > 0) {
    data['text/plain'] = [data['text/plain'], ...notes.map((note) => `… ${note}`)]
      .filter((line) => line !== undefined)
      .join('\n');
  }
  return {
    kind: message.kind,
    data: { ...data },
    metadata: isSoundJson(message.metadata) ? message.metadata : '{}',
    displayId: message.displayId,
  };
}

function isSoundJson(json: string): boolean {
  if (jsonDepth(json) > limits.jsonDepth) return false;
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
