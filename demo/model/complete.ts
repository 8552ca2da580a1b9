import { AnswerBuilder, answerPiece, type ChatMessage } from './chat-message.ts';
import { completionsUrl, ModelError, noAnswer, refusal, type Endpoint } from './endpoint.ts';
import { eventData } from './event-stream.ts';
import { pythonTool } from './python-tool.ts';

type Answer = Extract<ChatMessage, { role: 'assistant' }>;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ModelError(
      'The server sent something that is not JSON; is this a chat completions endpoint?',
    );
  }
}

async function send(
  endpoint: Endpoint,
  url: string,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
) {
  try {
    return await fetch(url, {
      method: 'POST',
      signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: {
        'content-type': 'application/json',
        ...(endpoint.key === '' ? {} : { authorization: `Bearer ${endpoint.key}` }),
      },
      body: JSON.stringify({ model: endpoint.model, messages, tools: [pythonTool], stream: true }),
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw noAnswer(url);
  }
}

/**
 * Asks the model for its next message, with the text so far as it arrives.
 * @throws {ModelError} in words for the user; or the signal's reason when it was cancelled.
 */
export async function complete(
  endpoint: Endpoint,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
  progress: (text: string) => void,
): Promise<Answer> {
  const url = completionsUrl(endpoint.baseUrl);
  const response = await send(endpoint, url, messages, signal);
  if (!response.ok) throw refusal(response.status, url, endpoint.model, await response.text());
  const answer = new AnswerBuilder();
  const add = (json: string) => {
    const chunk = parsed(json);
    const message = errorMessage(chunk);
    if (message !== undefined) throw new ModelError(`The server reports an error: ${message}`);
    const piece = answerPiece(chunk);
    if (piece) answer.add(piece);
    progress(answer.content);
  };
  if (response.headers.get('content-type')?.includes('application/json'))
    add(await response.text());
  else if (response.body) await readStream(response.body, add, signal);
  const message = answer.message();
  if (message.content === null && !message.tool_calls) {
    throw new ModelError('The model sent an empty answer.');
  }
  return message;
}

async function readStream(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  add: (json: string) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const data of eventData(body)) add(data);
  } catch (error) {
    if (signal.aborted || error instanceof ModelError) throw error;
    throw new ModelError('The connection broke in the middle of the answer.', { cause: error });
  }
}

/** Some servers report an error inside a stream that began with status 200. */
function errorMessage(chunk: unknown): string | undefined {
  if (typeof chunk !== 'object' || chunk === null || !('error' in chunk) || !chunk.error)
    return undefined;
  const { error } = chunk;
  if (typeof error === 'string') return error.slice(0, 400);
  return typeof error === 'object' && 'message' in error
    ? String(error.message).slice(0, 400)
    : 'unknown';
}
