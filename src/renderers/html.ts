import type { Renderer } from './renderer.ts';
import { asText } from './text.ts';

/** HTML such as a DataFrame's table: sanitised to text and tables, in a frame without scripts. */
export const htmlRenderer: Renderer = {
  mimeTypes: ['text/html'],
  render: async (content, target, context) => {
    const { drawHtml } = await import('./html/draw-html.ts');
    return drawHtml(asText(content), target, context);
  },
};
