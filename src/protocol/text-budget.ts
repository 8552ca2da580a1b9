/** Bytes of `text` in UTF-8. A lone surrogate counts as the replacement character that it becomes. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    bytes += 1;
    if (unit < 0x800) continue;
    const pair =
      unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
    if (pair) index += 1;
    else bytes += 1;
    if (pair) bytes += 1;
  }
  return bytes;
}

/** Lets text through until its bytes are used up, and counts what it held back. */
export class TextBudget {
  #left: number;
  #dropped = 0;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** Bytes held back so far. */
  get dropped(): number {
    return this.#dropped;
  }

  /** The part of `text` that still fits, cut between characters; the rest is counted as dropped. */
  take(text: string): string {
    const bytes = utf8Length(text);
    if (bytes <= this.#left) {
      this.#left -= bytes;
      return text;
    }
    const kept = this.#left > 0 ? cutToBytes(text, this.#left) : '';
    this.#left = 0;
    this.#dropped += bytes - utf8Length(kept);
    return kept;
  }
}

function cutToBytes(text: string, bytes: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += utf8Length(character);
    if (used > bytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}
