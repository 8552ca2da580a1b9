import { sha256 } from './sha256.mjs';

/** A file could not be had; the message is one line for the terminal. */
export class DownloadError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'DownloadError';
  }
}

/** @param {unknown} error */
const reason = (error) => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  const { cause } = error;
  return cause instanceof Error ? cause.message || cause.name : error.message;
};

/**
 * Fetches a whole file. `answerWithin` (ms) limits the wait for the response headers only, so that a
 * network that swallows packets is noticed soon while a slow one may take its time.
 *
 * @param {string} url
 * @param {{ sha256?: string, answerWithin?: number }} [options]
 * @returns {Promise<Buffer>}
 */
export const download = async (url, { sha256: pinned, answerWithin = 10_000 } = {}) => {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new DOMException('timeout', 'TimeoutError')),
    answerWithin,
  );
  let bytes;
  try {
    const response = await fetch(url, { signal: controller.signal });
    clearTimeout(timer);
    if (!response.ok) throw new DownloadError(`${url}: HTTP ${response.status}`);
    bytes = Buffer.from(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    throw new DownloadError(`${url}: ${reason(error)}`);
  } finally {
    clearTimeout(timer);
  }
  if (pinned !== undefined && sha256(bytes) !== pinned) {
    throw new DownloadError(`${url}: SHA-256 is ${sha256(bytes)}, expected ${pinned}`);
  }
  return bytes;
};
