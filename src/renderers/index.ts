import type { MimeBundle } from '../protocol/outputs.ts';
import { htmlRenderer } from './html.ts';
import { imageRenderer } from './image.ts';
import { jsonRenderer } from './json.ts';
import { markdownRenderer } from './markdown.ts';
import { plotlyRenderer } from './plotly.ts';
import type { Renderer } from './renderer.ts';
import { svgRenderer } from './svg.ts';
import { textRenderer } from './text.ts';

/** All renderers, the richest type first. A new kind of output is one file and its line here. */
export const renderers: readonly Renderer[] = [
  plotlyRenderer,
  htmlRenderer,
  markdownRenderer,
  svgRenderer,
  imageRenderer,
  jsonRenderer,
  textRenderer,
];

/** A type that a bundle offers, with the renderer that draws it. */
export interface RenderChoice {
  mimeType: string;
  renderer: Renderer;
}

/** Everything drawable that a bundle offers, the richest first. Types are matched exactly. */
export function rankRenderers(bundle: MimeBundle): RenderChoice[] {
  return renderers.flatMap((renderer) =>
    renderer.mimeTypes
      .filter((mimeType) => Object.hasOwn(bundle, mimeType))
      .map((mimeType) => ({ mimeType, renderer })),
  );
}

/** The renderer of the richest type that a bundle offers; undefined when nothing in it is drawn. */
export const pickRenderer = (bundle: MimeBundle): RenderChoice | undefined =>
  rankRenderers(bundle)[0];

/** The richest type that a bundle offers and that is drawn. */
export const richestType = (bundle: MimeBundle): string | undefined =>
  pickRenderer(bundle)?.mimeType;

export { refusalLine } from './refused-types.ts';
export { renderError } from './error.ts';
export { StreamView } from './stream.ts';
