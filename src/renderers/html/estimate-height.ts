const bounds = { min: 44, max: 420 } as const;
const lineHeight = 21;
const rowHeight = 30;
const charWidth = 7;

/**
 * Pixels that a frame needs for its content, by counting: nothing in the frame can say. Too little means that it
 * scrolls, and the reader can drag it higher.
 */
export function estimateHeight(body: HTMLElement, width: number, imageHeight: number): number {
  const rows = body.querySelectorAll('tr').length * rowHeight;
  const perLine = Math.max(20, Math.floor(width / charWidth));
  let text = 0;
  for (const block of blocksOutsideTables(body)) {
    const lines = (block.textContent ?? '').split('\n').filter((line) => line.trim() !== '');
    for (const line of lines) text += Math.ceil(line.length / perLine) * lineHeight;
    text += 10;
  }
  const height = rows + text + imageHeight + 16;
  return Math.round(Math.min(bounds.max, Math.max(bounds.min, height)));
}

/** The nodes that stand for themselves: those without block children, and those outside of tables. */
function blocksOutsideTables(body: HTMLElement): Node[] {
  const blocks = [
    ...body.querySelectorAll('p, li, pre, h1, h2, h3, h4, h5, h6, dt, dd, blockquote'),
  ];
  const leaves = blocks.filter(
    (block) => !block.closest('table') && !block.querySelector('p, li, pre'),
  );
  if (leaves.length > 0 || body.querySelector('table')) return leaves;
  return [body];
}
