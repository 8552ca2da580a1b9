import { SandboxError } from '../protocol/errors.ts';

export interface FileToFetch {
  url: string;
  /** What the page set to name the place, for the advice in an error. */
  setting: 'runtime-url' | 'wheels' | 'the package’s own files';
  /** SHA-256, 64 hex digits; undefined only by the caller's explicit choice. */
  sha256: string | undefined;
}

/** Called with the bytes that arrived since the last call; negative when a broken download starts again. */
export type OnBytes = (bytes: number) => void;

/**
 * Downloads one file and checks its hash; a broken download is tried once more, past the cache.
 * @throws {SandboxError} `fetch-failed` or `hash-mismatch`, naming the file, the status and the remedy.
 */
export async function fetchFile(
  file: FileToFetch,
  onBytes: OnBytes,
  signal?: AbortSignal,
): Promise<ArrayBuffer> {
  try {
    return await attempt(file, onBytes, 'default', signal);
  } catch (error) {
    const final = signal?.aborted || (error instanceof SandboxError && isFinal.has(error));
    if (final) throw error;
    return attempt(file, onBytes, 'reload', signal);
  }
}

/** Errors that a second try cannot mend. */
const isFinal = new WeakSet<SandboxError>();

async function attempt(
  { url, sha256, setting }: FileToFetch,
  onBytes: OnBytes,
  cache: RequestCache,
  signal: AbortSignal | undefined,
): Promise<ArrayBuffer> {
  let received = 0;
  try {
    const response = await request(url, setting, cache, signal);
    const body = response.body?.getReader();
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for (let part = await body?.read(); part && !part.done; part = await body?.read()) {
      chunks.push(part.value);
      received += part.value.byteLength;
      onBytes(part.value.byteLength);
    }
    const bytes = await new Blob(chunks).arrayBuffer();
    if (sha256 !== undefined) await checkHash(url, bytes, sha256);
    return bytes;
  } catch (error) {
    onBytes(-received);
    if (error instanceof SandboxError) throw error;
    throw new SandboxError(
      'fetch-failed',
      `${url} broke off: ${String(error)}. Check the connection and the server.`,
      { cause: error },
    );
  }
}

async function request(
  url: string,
  setting: FileToFetch['setting'],
  cache: RequestCache,
  signal?: AbortSignal,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, {
      cache,
      credentials: 'same-origin',
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    const foreign = new URL(url, document.baseURI).origin !== location.origin;
    const remedy = foreign
      ? 'The server must allow this page by CORS (Access-Control-Allow-Origin), and the page’s Content-Security-Policy must list it in connect-src.'
      : 'Check the connection and the connect-src of the page’s Content-Security-Policy.';
    throw new SandboxError('fetch-failed', `${url} could not be fetched (no response). ${remedy}`, {
      cause: error,
    });
  }
  // Servers of single-page apps answer a wrong path with status 200 and the app itself.
  const webPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (response.ok && !webPage) return response;
  const what = webPage
    ? `HTTP status ${response.status} with a web page`
    : `HTTP status ${response.status}`;
  const remedy =
    webPage || response.status === 404
      ? `Check the path (${setting}): is the file there?`
      : 'Check the server.';
  const error = new SandboxError('fetch-failed', `${url} could not be fetched: ${what}. ${remedy}`);
  if (response.status < 500) isFinal.add(error);
  throw error;
}

async function checkHash(url: string, bytes: ArrayBuffer, sha256: string): Promise<void> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const actual = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (actual === sha256.toLowerCase()) return;
  throw new SandboxError(
    'hash-mismatch',
    `${url} is not the file that was pinned: SHA-256 is ${actual}, expected ${sha256}. ` +
      'Serve the file of the pinned release unchanged, or give its hash to the element.',
  );
}
