import type { Renderer } from './renderer.ts';
import { asText } from './text.ts';

/** Markdown, drawn from its syntax tree: no HTML of it ever reaches a parser. */
export const markdownRenderer: Renderer = {
  mimeTypes: ['text/markdown'],
  render: async (content, target, context) => {
    const { drawMarkdown } = await import('./markdown/draw-markdown.ts');
    return drawMarkdown(asText(content), target, context);
  },
};
