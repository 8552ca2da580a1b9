/** What the first bytes of a raster image say. */
export interface ImageHeader {
  mimeType: string;
  width: number;
  height: number;
}

/** Bytes looked at. JPEG puts its size after metadata, which may hold a colour profile and a thumbnail. */
const headerBytes = 262_144;

/** Reads format and pixel size from the start of an image in base64; undefined when it is none of the four formats. */
export function readImageHeader(base64: string): ImageHeader | undefined {
  const bytes = decodeStart(base64);
  if (!bytes || bytes.byteLength < 24) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return readPng(view) ?? readGif(view) ?? readWebp(view) ?? readJpeg(view);
}

function decodeStart(base64: string): Uint8Array | undefined {
  const length = Math.min(base64.length, Math.ceil(headerBytes / 3) * 4);
  try {
    return Uint8Array.from(atob(base64.slice(0, length)), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

const tag = (view: DataView, offset: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(offset + index)));

function readPng(view: DataView): ImageHeader | undefined {
  const signed = view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a;
  if (!signed || tag(view, 12) !== 'IHDR') return undefined;
  return { mimeType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

function readGif(view: DataView): ImageHeader | undefined {
  if (tag(view, 0) !== 'GIF8') return undefined;
  return { mimeType: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function readWebp(view: DataView): ImageHeader | undefined {
  if (tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WEBP' || view.byteLength < 30) return undefined;
  const mimeType = 'image/webp';
  const format = tag(view, 12);
  if (format === 'VP8X') {
    const width = 1 + (view.getUint32(24, true) & 0xffffff);
    const height = 1 + (view.getUint16(27, true) | (view.getUint8(29) << 16));
    return { mimeType, width, height };
  }
  if (format === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { mimeType, width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (format !== 'VP8 ') return undefined;
  const width = view.getUint16(26, true) & 0x3fff;
  const height = view.getUint16(28, true) & 0x3fff;
  return { mimeType, width, height };
}

/** Walks the segments until a frame header (SOF0 to SOF15 without DHT, JPG and DAC), which holds the size. */
function readJpeg(view: DataView): ImageHeader | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  let offset = 2;
  while (offset + 9 < view.byteLength && view.getUint8(offset) === 0xff) {
    const marker = view.getUint8(offset + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const height = view.getUint16(offset + 5);
      return { mimeType: 'image/jpeg', width: view.getUint16(offset + 7), height };
    }
    const standalone = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    offset += standalone ? (marker === 0xff ? 1 : 2) : 2 + view.getUint16(offset + 2);
  }
  return undefined;
}
