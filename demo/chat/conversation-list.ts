import { el } from '../dom.ts';
import type { Conversation } from '../conversations/conversation.ts';

/** Links to the recorded conversations, by topic. The address' hash says which one is open. */
export function conversationList(conversations: readonly Conversation[]): HTMLElement {
  const list = el('nav', 'conversations');
  list.ariaLabel = 'Recorded conversations';
  for (const [topic, members] of Map.groupBy(conversations, (conversation) => conversation.topic)) {
    const items = members.map(({ id, title }) => {
      const link = el('a', '', title);
      link.href = `#${id}`;
      return el('li', '', link);
    });
    list.append(el('h2', '', topic), el('ul', '', ...items));
  }
  return list;
}

/** Marks the open conversation, for the eye and for assistive technology. */
export function markCurrent(list: HTMLElement, hash: string): void {
  for (const link of list.querySelectorAll('a')) {
    link.ariaCurrent = link.hash === hash ? 'page' : null;
  }
}
