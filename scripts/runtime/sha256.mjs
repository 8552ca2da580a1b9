import { createHash } from 'node:crypto';

/**
 * SHA-256 as 64 hex digits.
 *
 * @param {Uint8Array | string} bytes
 */
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
