/**
 * Every message between the page and the gate: the calls of `GateApi`, which Comlink carries on a
 * port of its own, and the events that the gate posts as plain messages on a second port. The page
 * parses each event again on arrival, as if the gate had fallen.
 */
import * as v from 'valibot';
import { limits } from './limits.ts';
import type { TransferredInputs, WheelFile } from './worker-messages.ts';

const text = (length: number) => v.pipe(v.string(), v.maxLength(length));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const streamName = v.picklist(['stdout', 'stderr']);
const bundle = v.record(text(limits.mimeTypeLength), text(limits.displayLength));

const change = v.variant('kind', [
  v.strictObject({
    kind: v.literal('stream'),
    name: streamName,
    text: text(limits.streamLength * 2),
  }),
  v.strictObject({
    kind: v.picklist(['display_data', 'execute_result', 'update_display_data']),
    data: bundle,
    metadata: text(limits.metadataLength),
    displayId: text(limits.displayIdLength),
  }),
  v.strictObject({ kind: v.literal('clear'), wait: v.boolean() }),
]);
export type GateOutput = v.InferOutput<typeof change>;

/** GATE → PAGE: outputs of the current run, in the order in which the program made them. */
const outputs = v.strictObject({
  kind: v.literal('outputs'),
  run: count,
  changes: v.array(change),
});

/** GATE → PAGE: the run has ended; no output of it follows. */
const end = v.strictObject({
  kind: v.literal('end'),
  run: count,
  status: v.picklist(['ok', 'error', 'timeout', 'interrupted', 'crashed']),
  name: text(limits.errorNameLength),
  message: text(limits.errorMessageLength),
  traceback: text(limits.tracebackLength),
  /** Whether the interpreter, and with it the variables, is still there. */
  alive: v.boolean(),
  /** Milliseconds that the program took, by the gate's clock. */
  ms: v.pipe(v.number(), v.minValue(0)),
});
export type GateEnd = v.InferOutput<typeof end>;

/** GATE → PAGE: the interpreter died while no program ran. */
const died = v.strictObject({ kind: v.literal('died'), message: text(limits.errorMessageLength) });

/** GATE → PAGE: the first message of an interpreter that was dropped. `reason` is the gate's own text. */
const violation = v.strictObject({ kind: v.literal('violation'), reason: text(500) });

export const gateEvent = v.variant('kind', [outputs, end, died, violation]);
export type GateEvent = v.InferOutput<typeof gateEvent>;

/** PAGE → FRAME, once, with two ports: Comlink's calls and the gate's events. */
export interface StartFrameMessage {
  type: 'agent-sandbox-start';
}

/** FRAME → PAGE: the glue runs; or the gate could not be started or died. */
export interface FrameMessage {
  type: 'agent-sandbox-frame-ready' | 'agent-sandbox-gate-failed';
}

/** FRAME → GATE, once, with the same two ports. */
export interface StartGateMessage {
  type: 'start';
}

/** Outcome of a call that can fail for a reason the caller should know: data, since Comlink would lose an error's code. */
export type GateReply =
  | { ok: true }
  | {
      ok: false;
      code:
        | 'not-isolated'
        | 'unsupported'
        | 'boot-failed'
        | 'boot-timeout'
        | 'install-failed'
        | 'install-timeout';
      message: string;
    };

export interface BootParts {
  stdlib: ArrayBuffer;
  lockFile: string;
  /** What an unknown import is told: what can be imported and how to add more. */
  modulesHint: string;
}

export interface RunRequest {
  run: number;
  executionCount: number;
  code: string;
  /** Milliseconds, 0 for no deadline. */
  timeout: number;
  /** Milliseconds between the request to stop and the end of the interpreter. */
  stopGrace: number;
  inputs: TransferredInputs;
}

/** PAGE → GATE: the only object that is ever exposed, and only to the page. */
export interface GateApi {
  /** Limits the module's memory to `memoryPages` pages of 64 KiB and compiles it, once for all interpreters of this gate. */
  compile: (wasm: ArrayBuffer, memoryPages: number) => Promise<GateReply>;
  /** Keeps the Python worker's code and starts the first worker, which then tries the walls. */
  loadWorker: (code: ArrayBuffer) => Promise<GateReply>;
  /** Starts an interpreter: in the waiting worker, or in a fresh one. Ends the one before. */
  boot: (parts: BootParts) => Promise<GateReply>;
  install: (names: readonly string[], wheels: readonly WheelFile[]) => Promise<GateReply>;
  /** Starts a program; its end comes as an event. */
  run: (request: RunRequest) => Promise<void>;
  /** Asks the current program to stop, and ends the interpreter when it does not. */
  stop: () => Promise<void>;
}
