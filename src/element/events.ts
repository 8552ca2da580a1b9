import type { JsonValue, Output } from '../protocol/outputs.ts';
import type { RunResult } from '../protocol/run-result.ts';
import type { SandboxError } from '../protocol/errors.ts';
import type { OutputChange, Phase, SessionState } from '../session/session-types.ts';

/** What every event of the element has in common: it bubbles, and leaves shadow roots. */
const outward: EventInit = { bubbles: true, composed: true };

/** The state of the sandbox, and how far its loading is. */
export interface StateDetail {
  state: SessionState;
  /** What is being loaded; absent when nothing is. */
  phase?: Phase;
  /** Bytes of the phase that have arrived. */
  loaded?: number;
  /** Bytes of the phase; 0 while not known. */
  total?: number;
  /** Why `state` is `failed`. */
  error?: SandboxError;
}

/** The state changed, or more bytes arrived. */
export class AgentSandboxStateEvent extends Event {
  readonly detail: StateDetail;

  constructor(detail: StateDetail) {
    super('agent-sandbox-state', outward);
    this.detail = detail;
  }
}

/** One change of a run's outputs. */
export interface OutputDetail {
  run: number;
  change: OutputChange;
  /** The output after the change; absent for `clear`. */
  output?: Output;
}

/**
 * A program showed something. After `preventDefault()` on an `append` or `replace` the element leaves that output,
 * and what is added to it, to the page; on an `extend` or `clear` it leaves out that one change.
 */
export class AgentSandboxOutputEvent extends Event {
  readonly detail: OutputDetail;

  constructor(detail: OutputDetail) {
    super('agent-sandbox-output', { ...outward, cancelable: true });
    this.detail = detail;
  }
}

/** A program starts; `run` counts from 1. */
export class AgentSandboxRunStartEvent extends Event {
  readonly detail: { run: number; code: string };

  constructor(detail: { run: number; code: string }) {
    super('agent-sandbox-run-start', outward);
    this.detail = detail;
  }
}

/** A program ended, however it did. */
export class AgentSandboxRunEndEvent extends Event {
  readonly detail: { run: number; result: RunResult };

  constructor(detail: { run: number; result: RunResult }) {
    super('agent-sandbox-run-end', outward);
    this.detail = detail;
  }
}

/** The sandbox dropped a message that no honest interpreter sends. `reason` is our own text, never the program's. */
export class AgentSandboxViolationEvent extends Event {
  readonly detail: { reason: string };

  constructor(detail: { reason: string }) {
    super('agent-sandbox-violation', outward);
    this.detail = detail;
  }
}

/** Something that happened inside a drawn output. */
export interface FigureDetail {
  /** Plotly's name for it, such as `plotly_click`. */
  type: string;
  /** Plain data; it comes from the program's figure, so it is untrusted. */
  data: JsonValue;
  run: number;
  /** Place of the output in `RunResult.outputs`. */
  index: number;
}

/** The user clicked, hovered or selected in a figure. */
export class AgentSandboxFigureEvent extends Event {
  readonly detail: FigureDetail;

  constructor(detail: FigureDetail) {
    super('agent-sandbox-figure', outward);
    this.detail = detail;
  }
}

/** Every event of the element by its name. */
export interface AgentSandboxEventMap {
  'agent-sandbox-state': AgentSandboxStateEvent;
  'agent-sandbox-output': AgentSandboxOutputEvent;
  'agent-sandbox-run-start': AgentSandboxRunStartEvent;
  'agent-sandbox-run-end': AgentSandboxRunEndEvent;
  'agent-sandbox-violation': AgentSandboxViolationEvent;
  'agent-sandbox-figure': AgentSandboxFigureEvent;
}

declare global {
  interface HTMLElementEventMap extends AgentSandboxEventMap {}
}
