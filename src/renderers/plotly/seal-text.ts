import { figureLimits } from './limits.ts';

const bareTags = new Set(['b', 'i', 'br', 'sub', 'sup', 'em', 'strong']);

/** Names that every object inherits: as keys of Plotly's own tables they would reach the prototype. */
const inheritedNames = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Makes a text harmless wherever Plotly may put it: only bare tags without attributes stay, and every other `<` is
 * written as an entity unless a space or digit follows, so that no tag comes together when Plotly joins texts
 * (prefix + value, templates). `$` is left alone: typesetting is switched off.
 */
export function sealText(text: string, extraTags: readonly string[] = []): string {
  const clipped =
    text.length > figureLimits.oneText ? `${text.slice(0, figureLimits.oneText)}…` : text;
  const sealed = clipped.includes('<') ? sealTags(clipped, extraTags) : clipped;
  return inheritedNames.has(sealed) ? `${sealed}\u200b` : sealed;
}

/** Whether sealing takes markup out of the text, and with it something that would have been seen. */
export const losesMarkup = (text: string): boolean =>
  /<(?:span|a|img|svg|style|script)\b/i.test(text);

function sealTags(text: string, extraTags: readonly string[]): string {
  return text
    .split(/(<[^<>]*>)/)
    .map((part, index) => (index % 2 === 1 ? sealTag(part, extraTags) : escapeOpen(part)))
    .join('');
}

function sealTag(tag: string, extraTags: readonly string[]): string {
  const match = /^<(\/?)([a-z]+)\s*(\/?)>$/i.exec(tag);
  const name = match?.[2]?.toLowerCase();
  if (!match || name === undefined) {
    // `a < b > c` and `<5>` are comparisons, not tags; escaping keeps them readable.
    return /^<[\s\d]/.test(tag) ? escapeAll(tag) : '';
  }
  return bareTags.has(name) || extraTags.includes(name) ? `<${match[1]}${name}>` : '';
}

const escapeOpen = (text: string): string => text.replace(/<(?![\s\d])/g, '&lt;');
const escapeAll = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
