import type { GateOutput } from '../protocol/gate-messages.ts';
import { isJsonType } from '../protocol/mime-types.ts';
import type { JsonValue, MimeBundle, Output } from '../protocol/outputs.ts';
import type { OutputChange } from './session-types.ts';

type Display = Extract<GateOutput, { data: unknown }>;

/** An output that `update_display_data` may still reach, in whatever run it is. */
interface Shown {
  run: number;
  index: number;
  output: Extract<Output, { data: unknown }>;
}

/** Displays of a session by their id. */
export type DisplayIds = Map<string, Shown[]>;

/** The outputs of one run as nbformat objects, built from the gate's changes in their order. */
export class OutputList {
  readonly outputs: Output[] = [];
  readonly #run: number;
  readonly #executionCount: number;
  readonly #displayIds: DisplayIds;
  readonly #report: (change: OutputChange) => void;
  #clearOnNext = false;

  constructor(
    run: number,
    executionCount: number,
    displayIds: DisplayIds,
    report: (change: OutputChange) => void,
  ) {
    this.#run = run;
    this.#executionCount = executionCount;
    this.#displayIds = displayIds;
    this.#report = report;
  }

  apply(change: GateOutput): void {
    if (change.kind === 'clear') {
      if (change.wait) this.#clearOnNext = true;
      else this.#clear();
      return;
    }
    if (change.kind === 'update_display_data') {
      this.#update(change);
      return;
    }
    if (this.#clearOnNext) this.#clear();
    if (change.kind === 'stream') this.#stream(change.name, change.text);
    else this.#display(change);
  }

  append(output: Output): void {
    this.outputs.push(output);
    // Later text is added to ours, and told as `extend`: whoever listens gets a copy.
    const told = output.output_type === 'stream' ? { ...output } : output;
    this.#report({ kind: 'append', run: this.#run, index: this.outputs.length - 1, output: told });
  }

  #stream(name: 'stdout' | 'stderr', text: string): void {
    const last = this.outputs.at(-1);
    if (last?.output_type !== 'stream' || last.name !== name) {
      this.append({ output_type: 'stream', name, text });
      return;
    }
    last.text += text;
    this.#report({ kind: 'extend', run: this.#run, index: this.outputs.length - 1, text });
  }

  #display(change: Display): void {
    const bundle = { data: bundleOf(change.data), metadata: objectOf(change.metadata) };
    const output: Shown['output'] =
      change.kind === 'execute_result'
        ? { output_type: 'execute_result', execution_count: this.#executionCount, ...bundle }
        : { output_type: 'display_data', ...bundle };
    this.append(output);
    if (change.displayId === '') return;
    const shown = this.#displayIds.get(change.displayId) ?? [];
    shown.push({ run: this.#run, index: this.outputs.length - 1, output });
    this.#displayIds.set(change.displayId, shown);
  }

  #update(change: Display): void {
    for (const { run, index, output } of this.#displayIds.get(change.displayId) ?? []) {
      output.data = bundleOf(change.data);
      output.metadata = objectOf(change.metadata);
      this.#report({ kind: 'replace', run, index, output });
    }
  }

  #clear(): void {
    this.#clearOnNext = false;
    for (const [id, shown] of this.#displayIds) {
      const others = shown.filter(({ run }) => run !== this.#run);
      if (others.length > 0) this.#displayIds.set(id, others);
      else this.#displayIds.delete(id);
    }
    if (this.outputs.length === 0) return;
    this.outputs.length = 0;
    this.#report({ kind: 'clear', run: this.#run });
  }
}

/** The gate has checked that JSON types hold JSON; a type that does not is left as text all the same. */
function bundleOf(data: Readonly<Record<string, string>>): MimeBundle {
  const entries = Object.entries(data).map(([mimeType, content]): [string, JsonValue] => [
    mimeType,
    isJsonType(mimeType) ? (parseJson(content) ?? content) : content,
  ]);
  return Object.fromEntries(entries);
}

function objectOf(json: string): MimeBundle {
  const value = parseJson(json);
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as MimeBundle)
    : {};
}

function parseJson(json: string): JsonValue {
  try {
    return JSON.parse(json) as JsonValue;
  } catch {
    return null;
  }
}
