import { readImageHeader } from './image-header.ts';

/** Pixels of one image. A browser needs 4 bytes for each when it decodes. */
export const maxImagePixels = 50_000_000;
/** UTF-16 code units of one image in base64. */
export const maxImageLength = 24_000_000;

const rasterPattern = /^data:(image\/(?:png|jpeg|gif|webp));base64,/;

/**
 * Returns a `data:` URL for a raster image when it is one, its bytes have the named format's header, and the size in
 * that header can be drawn; else undefined. The URL is put together anew, so that nothing else stays in it.
 */
export function imageDataUrl(url: string): string | undefined {
  const match = rasterPattern.exec(url.slice(0, 40));
  if (!match?.[1]) return undefined;
  const image = checkImage(match[1], url.slice(match[0].length));
  return image.ok ? image.url : undefined;
}

export type CheckedImage =
  { ok: true; url: string; width: number; height: number } | { ok: false; reason: string };

/** Checks an image given as base64, with the reason in one line when it is not drawn. */
export function checkImage(mimeType: string, base64: string): CheckedImage {
  const bytes = base64.replace(/[\r\n\t ]+/g, '');
  if (bytes.length > maxImageLength) {
    return refused(`The image is larger than ${words(maxImageLength)} characters of base64.`);
  }
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(bytes)) return refused('The image is not valid base64.');
  const header = readImageHeader(bytes);
  if (!header) return refused('The image has no header that can be read.');
  if (header.mimeType !== mimeType) {
    return refused(`The image is announced as ${mimeType} and holds ${header.mimeType}.`);
  }
  const { width, height } = header;
  if (width * height > maxImagePixels || width === 0 || height === 0) {
    return refused(
      `The image has ${words(width)} × ${words(height)} pixels; at most ${words(maxImagePixels)} in all are drawn.`,
    );
  }
  return { ok: true, url: `data:${mimeType};base64,${bytes}`, width, height };
}

const refused = (reason: string): CheckedImage => ({ ok: false, reason });
const words = (count: number): string => count.toLocaleString('en');
