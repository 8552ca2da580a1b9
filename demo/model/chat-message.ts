/** A call of a tool, as chat completions write it. `arguments` is JSON text that the model wrote. */
export interface ToolCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

/** The messages of an OpenAI-compatible chat, as far as this demo uses them. */
export type ChatMessage =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string | null; tool_calls?: ToolCall[] }
  | { role: 'tool'; tool_call_id: string; content: string };

/** The part of a streamed or whole answer that matters here. */
interface AnswerPiece {
  content?: unknown;
  tool_calls?: unknown;
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : undefined;
}

/** `choices[0].delta` of a chunk, or `choices[0].message` of a whole answer. */
export function answerPiece(chunk: unknown): AnswerPiece | undefined {
  const choices = record(chunk)?.['choices'];
  const first = Array.isArray(choices) ? record(choices[0]) : undefined;
  return record(first?.['delta']) ?? record(first?.['message']);
}

/** Puts the pieces of one answer together. */
export class AnswerBuilder {
  content = '';
  readonly #calls: ToolCall[] = [];

  add(piece: AnswerPiece): void {
    if (typeof piece.content === 'string') this.content += piece.content;
    if (!Array.isArray(piece.tool_calls)) return;
    for (const [place, item] of piece.tool_calls.entries()) this.#addCall(record(item), place);
  }

  message(): Extract<ChatMessage, { role: 'assistant' }> {
    const calls = this.#calls.filter((call) => call !== undefined);
    return {
      role: 'assistant',
      content: this.content === '' ? null : this.content,
      ...(calls.length > 0 ? { tool_calls: calls } : {}),
    };
  }

  #addCall(piece: Record<string, unknown> | undefined, place: number): void {
    const index = typeof piece?.['index'] === 'number' ? piece['index'] : place;
    if (!Number.isInteger(index) || index < 0 || index > 31) return;
    const call = (this.#calls[index] ??= {
      id: `call_${index}`,
      type: 'function',
      function: { name: '', arguments: '' },
    });
    if (typeof piece?.['id'] === 'string') call.id = piece['id'];
    const fn = record(piece?.['function']);
    if (typeof fn?.['name'] === 'string') call.function.name += fn['name'];
    if (typeof fn?.['arguments'] === 'string') call.function.arguments += fn['arguments'];
  }
}
