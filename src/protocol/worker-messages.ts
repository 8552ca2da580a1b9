/**
 * Every message between the gate and the Python worker. What comes from the worker is written by an
 * attacker: it is `unknown` until `workerMessage` has made a copy of it that holds nothing else.
 */
import * as v from 'valibot';
import { limits } from './limits.ts';

const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const streamName = v.picklist(['stdout', 'stderr']);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What the boot self-test found for each way out: `true` where the browser blocked it. */
const selfTest = v.strictObject({
  origin: v.boolean(),
  fetch: v.boolean(),
  xhr: v.boolean(),
  webSocket: v.boolean(),
  import: v.boolean(),
  importScripts: v.boolean(),
  nestedWorker: v.boolean(),
  eval: v.boolean(),
});
export type SelfTestReport = v.InferOutput<typeof selfTest>;

/** PYTHON → GATE: the worker's script runs and has tried the walls. */
const loaded = v.strictObject({ type: v.literal('loaded'), selfTest });

/** PYTHON → GATE: the interpreter can run programs. */
const ready = v.strictObject({ type: v.literal('ready') });

/** PYTHON → GATE: the interpreter did not start, or died (a wasm trap) and cannot go on. */
const fatal = v.strictObject({
  type: v.literal('fatal'),
  message: text(limits.errorMessageLength),
});

/** PYTHON → GATE: the packages of an `install` are in place, or why they are not. */
const installed = v.strictObject({
  type: v.literal('installed'),
  error: text(limits.errorMessageLength),
});

/** PYTHON → GATE: text that the program wrote. */
const stream = v.strictObject({
  type: v.literal('stream'),
  name: streamName,
  text: text(limits.streamLength),
});

/** PYTHON → GATE: a MIME bundle; each value is text, base64 or JSON text, by its type. */
const display = v.strictObject({
  type: v.literal('display'),
  kind: v.picklist(['display_data', 'execute_result', 'update_display_data']),
  data: v.pipe(
    v.record(text(limits.mimeTypeLength), text(limits.displayLength)),
    v.check((data) => Object.keys(data).length <= limits.mimeTypes, 'too many MIME types'),
  ),
  metadata: text(limits.metadataLength),
  displayId: text(limits.displayIdLength),
});

/** PYTHON → GATE: `clear_output(wait)`. */
const clear = v.strictObject({ type: v.literal('clear'), wait: v.boolean() });

/** PYTHON → GATE: the program ended; `dropped…` is what the worker held back because it was over a limit. */
const done = v.strictObject({
  type: v.literal('done'),
  run: count,
  status: v.picklist(['ok', 'error', 'interrupted']),
  name: text(limits.errorNameLength),
  message: text(limits.errorMessageLength),
  traceback: text(limits.tracebackLength),
  droppedText: count,
  droppedDisplays: count,
});

export const workerMessage = v.variant('type', [
  loaded,
  ready,
  fatal,
  installed,
  stream,
  display,
  clear,
  done,
]);
export type WorkerMessage = v.InferOutput<typeof workerMessage>;
export type StreamMessage = v.InferOutput<typeof stream>;
export type DisplayMessage = v.InferOutput<typeof display>;
export type DoneMessage = v.InferOutput<typeof done>;

/** A wheel's bytes under the file name that the lock file gives it. */
export interface WheelFile {
  fileName: string;
  bytes: ArrayBuffer;
}

/** A file that the page hands in; it is written before the program starts. */
export interface InputFile {
  path: string;
  bytes: ArrayBuffer;
}

/** Variables for a run. `files` are those inputs that were a `Blob`: variable name to file. */
export interface TransferredInputs {
  values: Record<string, unknown>;
  files: Record<string, InputFile>;
}

/** GATE → PYTHON. The gate is ours, so these need no check. `Module` is a WebAssembly.Module, which this room has no name for. */
export type GateToWorkerMessage<Module = unknown> =
  /** Start the interpreter from these parts; nothing else is ever loaded. */
  | {
      type: 'boot';
      module: Module;
      stdlib: ArrayBuffer;
      lockFile: string;
      modulesHint: string;
    }
  /** Put these packages in place; answered by `installed`. */
  | { type: 'install'; names: readonly string[]; wheels: readonly WheelFile[] }
  /** Run a program; answered by `done`. `timeout` in ms, 0 for none. */
  | {
      type: 'run';
      run: number;
      executionCount: number;
      code: string;
      timeout: number;
      inputs: TransferredInputs;
    }
  /** Please stop the current program. A courtesy: the gate ends the worker when it does not. */
  | { type: 'stop' };
