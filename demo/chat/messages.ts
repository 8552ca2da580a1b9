import { el } from '../dom.ts';
import { renderMarkdown } from './markdown.ts';

/** What the user wrote, with the names of attached files. */
export function userMessage(text: string, files: readonly string[] = []): HTMLElement {
  const body = el(
    'div',
    'bubble',
    ...files.map((name) => el('span', 'attachment', name)),
    el('p', '', text),
  );
  return el('article', 'message user', el('h2', 'visually-hidden', 'You'), body);
}

/** An empty answer; texts and programs are added to it. */
export function assistantMessage(): HTMLElement {
  return el('article', 'message assistant', el('h2', 'visually-hidden', 'Assistant'));
}

/** A block of Markdown. */
export function textBlock(markdown: string): HTMLElement {
  return el('div', 'text', renderMarkdown(markdown));
}

/** A remark by the page itself. */
export function note(text: string): HTMLElement {
  return el('p', 'note', text);
}

/** A problem, in the page's words. */
export function problem(text: string): HTMLElement {
  const made = el('p', 'problem', text);
  made.role = 'alert';
  return made;
}
