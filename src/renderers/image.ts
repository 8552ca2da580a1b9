import { checkImage } from './image-data-url.ts';
import { RenderRefusal, type Renderer } from './renderer.ts';
import { asText } from './text.ts';

const rasterTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

/** Raster images in base64. The header is read first: a small file may ask for gigabytes of pixels. */
export const imageRenderer: Renderer = {
  mimeTypes: rasterTypes,
  render: (content, target, context, bundle) => {
    const mimeType = rasterTypes.find((type) => bundle[type] === content);
    if (mimeType === undefined) throw new RenderRefusal('The image is of no type that is drawn.');
    const image = checkImage(mimeType, asText(content));
    if (!image.ok) throw new RenderRefusal(image.reason);
    const element = imageElement(image.url, context.label);
    element.width = image.width;
    element.height = image.height;
    target.append(element);
    return {};
  },
};

/** An image that scales down to its place. */
export function imageElement(url: string, label: string): HTMLImageElement {
  const image = document.createElement('img');
  image.className = 'output-image';
  image.alt = label;
  image.src = url;
  return image;
}
