/** Where a model answers. The key lives in this object and in its input field, nowhere else. */
export interface Endpoint {
  /** Address up to `/v1`, such as `http://localhost:11434/v1`. */
  baseUrl: string;
  model: string;
  /** Sent as a bearer token; empty for local servers that want none. */
  key: string;
}

/** What went wrong between this page and the model, with what to do about it. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** The address for chat completions. @throws {ModelError} when the base URL is not an http(s) address. */
export function completionsUrl(baseUrl: string): string {
  const trimmed = baseUrl.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new ModelError(
      `“${trimmed}” is not an address. It should look like http://localhost:11434/v1.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new ModelError('The base URL must not hold a user name or password; use the key field.');
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
  return `${url.origin}${path}/chat/completions${url.search}`;
}

/** Why there was no answer at all. The browser does not say more than this to a page. */
export function noAnswer(url: string): ModelError {
  const { origin, protocol } = new URL(url);
  const mixed =
    location.protocol === 'https:' && protocol === 'http:'
      ? ' A page on https may only call http addresses on this machine.'
      : '';
  return new ModelError(
    `No answer from ${origin}. Either nothing listens there, or the server does not allow pages of ` +
      `${location.origin} (CORS): it has to answer with Access-Control-Allow-Origin; ` +
      `Ollama does with OLLAMA_ORIGINS=${location.origin}.${mixed}`,
  );
}

/** What an HTTP status means here. `body` is the server's own text. */
export function refusal(status: number, url: string, model: string, body: string): ModelError {
  const said = body.trim() === '' ? '' : ` The server says: ${body.trim().slice(0, 400)}`;
  const meaning: Record<number, string> = {
    400: 'The server does not accept the request; perhaps the model cannot call tools.',
    401: 'The server refused the key (401). Check it, or enter one.',
    403: 'The key may not use this model (403).',
    404: `Nothing at ${url} (404), or no model named “${model}”. Does the base URL end in /v1?`,
    429: 'Too many requests, or the quota is used up (429).',
  };
  return new ModelError((meaning[status] ?? `The server answered with status ${status}.`) + said);
}
