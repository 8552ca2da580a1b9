import { RenderRefusal } from '../renderer.ts';

/** Formatting elements that a paragraph can hold open before parsing takes long. */
const maxOpen = 500;

/**
 * The parser opens each unclosed formatting element anew in every block (HTML standard, "reconstruct the
 * active formatting elements"), so its time grows with the square of their number: 100,000 take a minute.
 * @throws {RenderRefusal} before anything is parsed
 */
export function refuseCostlyHtml(source: string): void {
  const open = new Map<string, number>();
  const formatting = /<(\/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])/gi;
  for (const [, slash, name = ''] of source.matchAll(formatting)) {
    const key = name.toLowerCase();
    const count = Math.max(0, (open.get(key) ?? 0) + (slash === '/' ? -1 : 1));
    if (count > maxOpen) {
      throw new RenderRefusal(
        `HTML that opens more than ${maxOpen} <${key}> elements without closing them is not drawn.`,
      );
    }
    open.set(key, count);
  }
}
