import type { Session } from '../../src/session/session-types.ts';
import type { RunInputs } from '../../src/session/session-types.ts';
import type { AttachedFile, Conversation } from '../conversations/conversation.ts';
import { CodeCard, type CardRun } from './code-card.ts';
import { assistantMessage, note, textBlock, userMessage } from './messages.ts';

interface Step {
  card: CodeCard;
  run: CardRun;
}

function inputsFrom(files: readonly AttachedFile[]): RunInputs | undefined {
  if (files.length === 0) return undefined;
  return Object.fromEntries(
    files.map(({ name, variable, lines }) => [variable, new File([lines.join('\n') + '\n'], name)]),
  );
}

/** A recorded conversation on the page: the words are the recording's, the programs run for real. */
export class Replay {
  readonly element = document.createElement('div');
  readonly #steps: Step[] = [];

  constructor(conversation: Conversation) {
    this.element.className = 'thread';
    let files: readonly AttachedFile[] = [];
    for (const turn of conversation.turns) {
      if (turn.role === 'user') {
        files = turn.files ?? [];
        this.element.append(
          userMessage(
            turn.text,
            files.map(({ name }) => name),
          ),
        );
        continue;
      }
      const message = assistantMessage();
      for (const part of turn.parts) {
        if (part.kind === 'text') {
          message.append(textBlock(part.text));
          continue;
        }
        const card = new CodeCard(part.code.join('\n'));
        this.#steps.push({ card, run: { inputs: inputsFrom(files), stopWhen: part.stopWhen } });
        files = [];
        message.append(card.element);
        if (part.stopWhen !== undefined)
          message.append(note('Stopped here by the user, as in the recording.'));
      }
      this.element.append(message);
    }
  }

  /** Runs every program in order. @throws {SandboxError} when the sandbox is broken. */
  async run(session: Session): Promise<void> {
    for (const { card, run } of this.#steps) await card.run(session, run);
  }
}
