import type { RunResult } from '../../src/protocol/run-result.ts';
import type { ChatMessage, ToolCall } from './chat-message.ts';
import { complete } from './complete.ts';
import { ModelError, type Endpoint } from './endpoint.ts';
import { codeOf, systemPrompt } from './python-tool.ts';
import { resultText } from './result-text.ts';

/** Rounds of tool calls in one answer; a model that never stops calling must not run up a bill. */
const mostRounds = 12;

/** What the loop tells the page. */
export interface LoopView {
  /** The text of the current message so far. */
  text: (markdown: string) => void;
  /** Runs a program and shows it with its outputs. */
  run: (code: string) => Promise<RunResult>;
  /** The current message is complete; text that follows belongs to a new one. */
  messageEnd: () => void;
}

/** A chat with a model that runs Python through the page. */
export class ModelConversation {
  readonly #messages: ChatMessage[] = [{ role: 'system', content: systemPrompt }];

  /**
   * Sends what the user wrote and lets the model work until it answers without calling a tool.
   * A turn that fails or is cancelled is taken back, so that the next one starts from a valid history.
   * @throws {ModelError} in words for the user.
   */
  async send(endpoint: Endpoint, text: string, signal: AbortSignal, view: LoopView): Promise<void> {
    const before = this.#messages.length;
    this.#messages.push({ role: 'user', content: text });
    try {
      for (let round = 0; round < mostRounds; round += 1) {
        const answer = await complete(endpoint, this.#messages, signal, view.text);
        this.#messages.push(answer);
        view.messageEnd();
        if (!answer.tool_calls) return;
        for (const call of answer.tool_calls) {
          this.#messages.push(await this.#answer(call, view));
          signal.throwIfAborted();
        }
      }
      throw new ModelError(
        `The model called Python ${mostRounds} times in a row without an answer; stopped.`,
      );
    } catch (error) {
      this.#messages.length = before;
      throw error;
    }
  }

  async #answer({ id, function: called }: ToolCall, view: LoopView): Promise<ChatMessage> {
    let code: string;
    try {
      code = codeOf(called.name, called.arguments);
    } catch (error) {
      return { role: 'tool', tool_call_id: id, content: (error as Error).message };
    }
    return { role: 'tool', tool_call_id: id, content: resultText(await view.run(code)) };
  }
}
