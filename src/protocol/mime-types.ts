/** Whether content of this MIME type is JSON, by RFC 6839's structured suffix. */
export const isJsonType = (mimeType: string): boolean =>
  mimeType === 'application/json' || mimeType.endsWith('+json');
