/** The element's class and the session without any definition, for those who name the element themselves. */
export { AgentSandboxElement } from './element/agent-sandbox-element.ts';
export * from './element/events.ts';
export { SandboxError, type SandboxErrorCode } from './protocol/errors.ts';
export type {
  DisplayDataOutput,
  ErrorOutput,
  ExecuteResultOutput,
  JsonValue,
  MimeBundle,
  Output,
  StreamOutput,
} from './protocol/outputs.ts';
export type { RunError, RunResult, RunStatus, RunTimings } from './protocol/run-result.ts';
export { openSession, preload } from './session/session.ts';
export type {
  OutputChange,
  Phase,
  Progress,
  RunInputs,
  RunOptions,
  RuntimeHashes,
  Session,
  SessionEventMap,
  SessionOptions,
  SessionState,
  Wheel,
} from './session/session-types.ts';
