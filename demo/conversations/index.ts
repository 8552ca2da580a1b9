import type { Conversation } from './conversation.ts';

const topics = ['Sales', 'Science', 'Statistics', 'Text', 'Simulation'];

const files = import.meta.glob<Conversation>('./*.json', { eager: true, import: 'default' });

/** Every recorded conversation, by topic and then by title. */
export const conversations: readonly Conversation[] = Object.values(files).sort(
  (a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic) || a.title.localeCompare(b.title),
);
