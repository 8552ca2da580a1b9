import type { JsonValue } from '../protocol/outputs.ts';
import type { Renderer } from './renderer.ts';
import { StreamView } from './stream.ts';

/** The text of a MIME bundle's entry: notebooks may hold it as a list of lines. */
export const asText = (content: JsonValue): string =>
  Array.isArray(content) ? content.map(String).join('') : String(content);

/** Plain text with ANSI colours. LaTeX is shown as its source. */
export const textRenderer: Renderer = {
  mimeTypes: ['text/latex', 'text/plain'],
  render: (content, target) => {
    const view = new StreamView('text');
    view.append(asText(content));
    target.append(view.element);
    return {};
  },
};
