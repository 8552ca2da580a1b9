import type { Token, Tokens } from 'marked';
import { appendInline, maxDepth, textElement, type MarkdownScope } from './inline.ts';

/** Appends block tokens. HTML blocks are shown as their source. */
export function appendBlocks(
  parent: HTMLElement,
  tokens: readonly Token[],
  scope: MarkdownScope,
): void {
  const inner = { ...scope, depth: scope.depth + 1 };
  for (const token of tokens) {
    const node = inner.depth > maxDepth ? textElement('p', token.raw) : blockNode(token, inner);
    if (node) parent.append(node);
  }
}

function blockNode(token: Token, scope: MarkdownScope): HTMLElement | undefined {
  switch (token.type) {
    case 'space':
    case 'def':
      return undefined;
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading;
      // The page's own headings stand above those of an output.
      return withInline(`h${Math.min(6, depth + 2)}`, tokens, scope);
    }
    case 'paragraph':
      return withInline('p', (token as Tokens.Paragraph).tokens, scope);
    case 'text': {
      const { tokens, text } = token as Tokens.Text;
      return tokens ? withInline('span', tokens, scope) : textElement('span', text);
    }
    case 'code': {
      const pre = document.createElement('pre');
      pre.tabIndex = 0;
      pre.append(textElement('code', (token as Tokens.Code).text));
      return pre;
    }
    case 'blockquote': {
      const quote = document.createElement('blockquote');
      appendBlocks(quote, (token as Tokens.Blockquote).tokens, scope);
      return quote;
    }
    case 'list':
      return list(token as Tokens.List, scope);
    case 'table':
      return table(token as Tokens.Table, scope);
    case 'hr':
      return document.createElement('hr');
    default:
      return textElement('p', token.raw.trim());
  }
}

function withInline(tag: string, tokens: readonly Token[], scope: MarkdownScope): HTMLElement {
  const element = document.createElement(tag);
  appendInline(element, tokens, scope);
  return element;
}

function list(token: Tokens.List, scope: MarkdownScope): HTMLElement {
  const element = document.createElement(token.ordered ? 'ol' : 'ul');
  if (element instanceof HTMLOListElement && typeof token.start === 'number') {
    element.start = token.start;
  }
  for (const item of token.items) {
    const entry = document.createElement('li');
    if (item.task) entry.append(item.checked ? '☑ ' : '☐ ');
    const parts = item.tokens.filter(({ type }) => type !== 'checkbox');
    appendBlocks(entry, parts, scope);
    element.append(entry);
  }
  return element;
}

function table(token: Tokens.Table, scope: MarkdownScope): HTMLElement {
  const element = document.createElement('table');
  const head = element.createTHead().insertRow();
  for (const cell of token.header) head.append(tableCell('th', cell, scope));
  const body = element.createTBody();
  for (const row of token.rows) {
    const line = body.insertRow();
    for (const cell of row) line.append(tableCell('td', cell, scope));
  }
  const scroller = document.createElement('div');
  scroller.className = 'output-scroller';
  scroller.tabIndex = 0;
  scroller.role = 'region';
  scroller.ariaLabel = 'Table';
  scroller.append(element);
  return scroller;
}

function tableCell(tag: 'th' | 'td', cell: Tokens.TableCell, scope: MarkdownScope): HTMLElement {
  const element = withInline(tag, cell.tokens, scope);
  if (cell.align) element.style.textAlign = cell.align;
  if (tag === 'th') element.setAttribute('scope', 'col');
  return element;
}
