import { imageElement } from './image.ts';
import { RenderRefusal, type Renderer } from './renderer.ts';
import { asText } from './text.ts';

/** SVG as an image: inside an `<img>` it runs no script and loads nothing. Bombs are refused before it is drawn. */
export const svgRenderer: Renderer = {
  mimeTypes: ['image/svg+xml'],
  render: async (content, target, context) => {
    const source = asText(content);
    const { checkSvg } = await import('./svg-check.ts');
    const reason = checkSvg(source);
    if (reason !== undefined) throw new RenderRefusal(reason);
    const bytes = new TextEncoder().encode(source);
    const chunks: string[] = [];
    for (let at = 0; at < bytes.length; at += 0x8000) {
      chunks.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
    }
    target.append(
      imageElement(`data:image/svg+xml;base64,${btoa(chunks.join(''))}`, context.label),
    );
    return {};
  },
};
