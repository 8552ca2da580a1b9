import { imageDataUrl } from './image-data-url.ts';
import { trustedHtml } from './trusted-html.ts';

const limits = {
  /** UTF-16 code units of the source. */
  length: 4_000_000,
  elements: 50_000,
  /** Elements drawn once every reference (`use`, patterns, masks) is followed. */
  drawn: 200_000,
  /** Filters repaint everything under them. */
  filters: 50,
} as const;

const words = (count: number): string => count.toLocaleString('en');

/** Says in one line why an SVG is not drawn; undefined when it is. */
export function checkSvg(source: string): string | undefined {
  if (source.length > limits.length) {
    return `The SVG is longer than ${words(limits.length)} characters.`;
  }
  if (/<!ENTITY/i.test(source)) return 'The SVG defines entities.';
  const parsed = new DOMParser().parseFromString(trustedHtml().createHTML(source), 'image/svg+xml');
  const root = parsed.documentElement;
  if (root.localName !== 'svg' || parsed.querySelector('parsererror')) {
    return 'The SVG is not well-formed.';
  }
  const elements = [root, ...root.querySelectorAll('*')];
  if (elements.length > limits.elements) {
    return `The SVG has ${words(elements.length)} elements; at most ${words(limits.elements)} are drawn.`;
  }
  return refusedPart(elements) ?? refusedExpansion(root, elements);
}

function refusedPart(elements: readonly Element[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { localName } of elements) counts.set(localName, (counts.get(localName) ?? 0) + 1);
  if ((counts.get('filter') ?? 0) > limits.filters) return 'The SVG has too many filters.';
  if (
    elements.some(
      (element) => element.localName === 'style' && /url\s*\(|\\/i.test(element.textContent),
    )
  ) {
    return 'The style sheet of the SVG refers to other parts of it, which cannot be checked.';
  }
  const images = elements.filter((element) => ['image', 'feImage'].includes(element.localName));
  for (const image of images) {
    const url = reference(image);
    if (url.startsWith('data:') && imageDataUrl(url) === undefined) {
      return 'The SVG holds an image that is not drawn.';
    }
  }
  return undefined;
}

const reference = (element: Element): string =>
  element.getAttribute('href') ??
  element.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ??
  '';

/** Follows every reference inside the file: ten lines of nested `use` can ask for billions of elements. */
function refusedExpansion(root: Element, elements: readonly Element[]): string | undefined {
  const byId = new Map(
    elements.filter(({ id }) => id !== '').map((element) => [element.id, element]),
  );
  const sizes = new Map<Element, number>();
  const sizeOf = (element: Element): number => {
    const known = sizes.get(element);
    if (known !== undefined) return known;
    // Met again while it is measured: the reference goes in a circle.
    sizes.set(element, Number.POSITIVE_INFINITY);
    const parts = [...element.children, ...references(element, byId)];
    const size = parts.reduce((sum, part) => sum + sizeOf(part), 1);
    sizes.set(element, size);
    return size;
  };
  let drawn: number;
  try {
    drawn = sizeOf(root);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return 'The SVG is nested too deeply.';
  }
  if (drawn === Number.POSITIVE_INFINITY) return 'The SVG refers to itself.';
  if (drawn <= limits.drawn) return undefined;
  return `The SVG draws ${words(drawn)} elements through references; at most ${words(limits.drawn)} are drawn.`;
}

function references(element: Element, byId: ReadonlyMap<string, Element>): Element[] {
  const ids = [...element.attributes].flatMap(({ value }) =>
    [...value.matchAll(/url\(\s*['"]?#([^'")\s]+)/gi)].map((match) => match[1] ?? ''),
  );
  const own = reference(element);
  if (own.startsWith('#')) ids.push(own.slice(1));
  return ids.map((id) => byId.get(id)).filter((found) => found !== undefined);
}
