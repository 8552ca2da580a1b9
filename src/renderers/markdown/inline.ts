import type { Token, Tokens } from 'marked';
import { imageDataUrl } from '../image-data-url.ts';
import { imageElement } from '../image.ts';
import type { RemovalLog } from '../removal-log.ts';

/** What the parts of one Markdown output share. */
export interface MarkdownScope {
  readonly openLink: (url: string) => void;
  readonly removed: RemovalLog;
  /** Nesting of the current token; beyond the limit its source is shown as text. */
  readonly depth: number;
}

export const maxDepth = 40;

const wrappers = new Map([
  ['strong', 'strong'],
  ['em', 'em'],
  ['del', 'del'],
]);

/** Appends text-level tokens. HTML among them is shown as the text that it is. */
export function appendInline(
  parent: HTMLElement,
  tokens: readonly Token[] | undefined,
  scope: MarkdownScope,
): void {
  const inner = { ...scope, depth: scope.depth + 1 };
  for (const token of tokens ?? []) {
    parent.append(inner.depth > maxDepth ? token.raw : inlineNode(token, inner));
  }
}

function inlineNode(token: Token, scope: MarkdownScope): Node | string {
  const wrapper = wrappers.get(token.type);
  if (wrapper !== undefined) return filled(wrapper, token, scope);
  switch (token.type) {
    case 'codespan':
      return textElement('code', unescaped((token as Tokens.Codespan).text));
    case 'br':
      return document.createElement('br');
    case 'link':
      return linkButton(token as Tokens.Link, scope);
    case 'image':
      return image(token as Tokens.Image, scope);
    case 'text':
    case 'escape':
      return 'tokens' in token && token.tokens
        ? filled('span', token, scope)
        : unescaped((token as Tokens.Text).text);
    default:
      return token.raw;
  }
}

function filled(tag: string, token: Token, scope: MarkdownScope): HTMLElement {
  const element = document.createElement(tag);
  appendInline(element, 'tokens' in token ? token.tokens : undefined, scope);
  return element;
}

/** A link never navigates: it asks the page, which shows the whole address first. */
function linkButton(token: Tokens.Link, scope: MarkdownScope): Node {
  const url = URL.canParse(token.href) ? new URL(token.href) : undefined;
  if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) {
    return filled('span', token, scope);
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'output-link';
  button.title = url.href;
  appendInline(button, token.tokens, scope);
  button.addEventListener('click', () => scope.openLink(url.href));
  return button;
}

function image(token: Tokens.Image, scope: MarkdownScope): Node | string {
  const url = imageDataUrl(token.href);
  if (url !== undefined) return imageElement(url, token.text);
  scope.removed.add(token.href.startsWith('data:') ? 'unusable image' : 'remote image');
  return token.text === '' ? '' : textElement('em', token.text);
}

export function textElement(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

const entities = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&nbsp;', '\u00a0'],
  ['&amp;', '&'],
]);

/** The entities that people write; the result is a text node, so nothing can become markup. */
const unescaped = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => entities.get(entity) ?? entity);
