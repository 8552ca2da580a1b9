import { readImageHeader } from '../image-header.ts';
import { noteLine } from '../note-line.ts';
import { RemovalLog } from '../removal-log.ts';
import { RenderRefusal, type RenderContext, type RenderedOutput } from '../renderer.ts';
import { trustedHtml } from '../trusted-html.ts';
import { estimateHeight } from './estimate-height.ts';
import { frameDocument } from './frame-document.ts';
import { sanitizeHtml } from './sanitize.ts';

/** UTF-16 code units of one HTML output. */
const maxLength = 4_000_000;

/** Sanitises HTML and shows it in a frame that has no rights at all: two walls, each enough by itself. */
export function drawHtml(
  source: string,
  target: HTMLElement,
  context: RenderContext,
): RenderedOutput {
  if (source.length > maxLength) {
    throw new RenderRefusal(
      `The HTML has ${source.length.toLocaleString('en')} characters; at most ${maxLength.toLocaleString('en')} are drawn.`,
    );
  }
  const removed = new RemovalLog();
  const body = sanitized(source, removed);
  if ((body.textContent ?? '').trim() === '' && !body.querySelector('img, hr')) {
    throw new RenderRefusal(`Nothing of this HTML can be shown. ${removed.line()}`.trim());
  }
  alignNumbers(body);
  for (const table of body.querySelectorAll('table')) {
    table.setAttribute('border', '1');
    table.setAttribute('cellpadding', '4');
    table.setAttribute('cellspacing', '0');
  }
  const markup = body.innerHTML;
  const frame = document.createElement('iframe');
  frame.className = 'output-frame';
  frame.setAttribute('sandbox', '');
  frame.setAttribute('allow', '');
  frame.referrerPolicy = 'no-referrer';
  frame.title = context.label;
  frame.tabIndex = 0;
  frame.height = String(estimateHeight(body, target.clientWidth || 600, imageHeight(body)));
  const show = (scheme: 'light' | 'dark'): void => {
    frame.srcdoc = trustedHtml().createHTML(frameDocument(markup, scheme));
  };
  show(context.colorScheme);
  target.append(frame);
  if (!removed.empty) target.append(noteLine(removed.line()));
  return { setColorScheme: show, dispose: () => frame.remove() };
}

function sanitized(source: string, removed: RemovalLog): HTMLElement {
  try {
    return sanitizeHtml(source, removed);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new RenderRefusal(
      'The page’s Content-Security-Policy does not allow the Trusted Types policy agent-sandbox-html, so HTML is not drawn.',
    );
  }
}

/** Numbers in cells stand on the right, as the style that a DataFrame brings along would have it. */
function alignNumbers(body: HTMLElement): void {
  for (const cell of body.querySelectorAll('td')) {
    const text = (cell.textContent ?? '').trim();
    if (
      /^[-+−$€£¥]{0,2}[\d][\d.,_  ]{0,40}(?:e[-+]?\d{1,4})?\s?%?$|^(?:NaN|nan|None|NaT|<NA>|-?inf)$/i.test(
        text,
      )
    ) {
      cell.setAttribute('align', 'right');
    }
  }
  for (const table of body.querySelectorAll('table')) alignHeadings(table);
}

/** A heading follows the first row of the body under it. */
function alignHeadings(table: HTMLTableElement): void {
  const first = table.tBodies[0]?.rows[0];
  const heading = table.tHead?.rows[table.tHead.rows.length - 1];
  if (!first || !heading || first.cells.length !== heading.cells.length) return;
  for (const [index, cell] of [...heading.cells].entries()) {
    const align = first.cells[index]?.getAttribute('align');
    if (align) cell.setAttribute('align', align);
  }
}

const imageHeight = (body: HTMLElement): number =>
  [...body.querySelectorAll('img')].reduce((sum, image) => {
    const base64 = (image.getAttribute('src') ?? '').split(',')[1] ?? '';
    return sum + (readImageHeader(base64)?.height ?? 0);
  }, 0);
