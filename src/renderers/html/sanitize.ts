import DOMPurify, { type Config } from 'dompurify';
import { imageDataUrl } from '../image-data-url.ts';
import type { RemovalLog } from '../removal-log.ts';
import { trustedHtml } from '../trusted-html.ts';
import { refuseCostlyHtml } from './refuse-costly.ts';

/** Text, lists and tables. No style, class, id, link, form, frame, media or SVG: each of them can make a request. */
const tags = `
  abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
  figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section
  small span strong sub summary sup table tbody td tfoot th thead tr u ul var wbr
`
  .trim()
  .split(/\s+/);
const attributes = ['alt', 'colspan', 'dir', 'lang', 'rowspan', 'scope', 'src', 'start'];

/** Elements kept; the rest of a longer output is left out, and said so. */
const maxElements = 20_000;

/** Parts whose loss a reader should know of, by selector. */
const reported = [
  ['script', 'script'],
  ['link', 'link[href], a[href], area[href]'],
  ['frame', 'iframe, frame, object, embed'],
  ['form', 'form, input, button, select, textarea'],
  ['drawing', 'svg, canvas, math'],
  ['media file', 'video, audio'],
] as const;

/**
 * Turns a program's HTML into inert elements of a document of their own.
 * @throws {RenderRefusal} when parsing it would take too long.
 * @throws {TypeError} when the page's CSP does not allow our Trusted Types policy.
 */
export function sanitizeHtml(source: string, removed: RemovalLog): HTMLElement {
  refuseCostlyHtml(source);
  countLosses(source, removed);
  const body = DOMPurify.sanitize(source, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^data:image\/(?:png|jpeg|gif|webp);base64,/,
    RETURN_DOM: true,
    // Its type asks for a whole policy; the sanitizer calls its two functions only.
    TRUSTED_TYPES_POLICY: trustedHtml() as unknown as NonNullable<Config['TRUSTED_TYPES_POLICY']>,
  }) as HTMLElement;
  keepRasterImages(body, removed);
  const elements = [...body.querySelectorAll('*')];
  for (const element of elements.slice(maxElements)) element.remove();
  if (elements.length > maxElements) removed.add('element', elements.length - maxElements);
  return body;
}

/** Counts in an inert document what the sanitizer is going to take out. */
function countLosses(source: string, removed: RemovalLog): void {
  const parsed = new DOMParser().parseFromString(trustedHtml().createHTML(source), 'text/html');
  for (const [kind, selector] of reported) {
    const count = parsed.querySelectorAll(selector).length;
    if (count > 0) removed.add(kind, count);
  }
}

function keepRasterImages(body: HTMLElement, removed: RemovalLog): void {
  for (const image of body.querySelectorAll('img')) {
    const source = image.getAttribute('src') ?? '';
    const url = imageDataUrl(source);
    if (url !== undefined) image.setAttribute('src', url);
    else {
      removed.add(source.startsWith('data:') ? 'unusable image' : 'remote image');
      image.remove();
    }
  }
  for (const element of body.querySelectorAll('[src]:not(img)')) element.removeAttribute('src');
}
