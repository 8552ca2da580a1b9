import type { MimeBundle } from '../protocol/outputs.ts';
import { rankRenderers } from './index.ts';
import { noteLine } from './note-line.ts';
import { refusalLine } from './refused-types.ts';
import { RenderRefusal, type RenderContext, type RenderedOutput } from './renderer.ts';

/**
 * Draws a bundle's richest type. Where that one is refused, the reason is shown in one line and the next type is
 * drawn, in the end `text/plain`. Never rejects because of what a program put out.
 */
export async function renderBundle(
  bundle: MimeBundle,
  metadata: MimeBundle,
  target: HTMLElement,
  context: RenderContext,
): Promise<RenderedOutput> {
  const notes: string[] = [];
  const refused = refusalLine(bundle);
  if (refused !== undefined) notes.push(refused);
  for (const { mimeType, renderer } of rankRenderers(bundle)) {
    const place = document.createElement('div');
    place.className = 'output-place';
    target.append(place);
    try {
      const content = bundle[mimeType] ?? null;
      const drawn = await renderer.render(content, place, context, bundle, metadata);
      target.prepend(...notes.map(noteLine));
      return drawn;
    } catch (error) {
      place.remove();
      notes.push(
        error instanceof RenderRefusal
          ? error.message
          : `The output of type ${mimeType} could not be drawn.`,
      );
    }
  }
  if (notes.length === 0) notes.push('This output has no type that can be drawn.');
  target.prepend(...notes.map(noteLine));
  return {};
}
