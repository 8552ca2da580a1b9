import type { RunStatus } from '../../src/protocol/run-result.ts';

/** A file that the user attached; the next program finds its path in the variable. */
export interface AttachedFile {
  name: string;
  variable: string;
  lines: readonly string[];
}

export interface UserTurn {
  role: 'user';
  text: string;
  files?: readonly AttachedFile[];
}

/** What the assistant wrote between its programs, as Markdown. */
export interface TextPart {
  kind: 'text';
  text: string;
}

/** A program, as lines, and how it ended when it was recorded. */
export interface CodePart {
  kind: 'code';
  code: readonly string[];
  expect: { status: RunStatus; figures: number };
  /** Once the program has printed this, it is stopped, as the user did in the recording. */
  stopWhen?: string;
}

export interface AssistantTurn {
  role: 'assistant';
  parts: readonly (TextPart | CodePart)[];
}

/** A recorded conversation. Its programs share one session, so variables carry over. */
export interface Conversation {
  id: string;
  topic: string;
  title: string;
  turns: readonly (UserTurn | AssistantTurn)[];
}
