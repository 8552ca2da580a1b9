import type { JsonValue } from '../protocol/outputs.ts';
import { copyButton } from './copy-button.ts';
import type { Renderer } from './renderer.ts';

/** Entries of one array or object shown at a time. */
const pageSize = 100;
/** UTF-16 code units of one text shown. */
const maxText = 10_000;
/** Nesting that is drawn. */
const maxDepth = 60;

/** JSON as a tree that opens by keyboard or pointer; a branch is built when it is opened for the first time. */
export const jsonRenderer: Renderer = {
  mimeTypes: ['application/json', 'application/geo+json'],
  render: (content, target, context) => {
    const box = document.createElement('div');
    box.className = 'output-json';
    box.role = 'group';
    box.ariaLabel = context.label;
    box.append(branch(undefined, content, 0));
    target.append(
      box,
      copyButton('Copy JSON', () => JSON.stringify(content, undefined, 2)),
    );
    return {};
  },
};

function branch(key: string | undefined, value: JsonValue, depth: number): HTMLElement {
  if (typeof value !== 'object' || value === null) return leaf(key, value);
  const entries: [string, JsonValue][] = Object.entries(value);
  const isList = Array.isArray(value);
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  if (key !== undefined) summary.append(part('json-key', key), ': ');
  const unit = isList ? ['item', 'items'] : ['key', 'keys'];
  const count = `${entries.length.toLocaleString('en')} ${unit[entries.length === 1 ? 0 : 1]}`;
  summary.append(isList ? '[ ' : '{ ', part('json-count', count), isList ? ' ]' : ' }');
  details.append(summary);
  const list = document.createElement('div');
  list.className = 'json-children';
  const build = (): void => {
    if (!details.open || list.childElementCount > 0) return;
    if (depth >= maxDepth) list.append(part('output-note', `Deeper than ${maxDepth} levels.`));
    else addPage(list, entries, 0, depth);
  };
  details.addEventListener('toggle', build);
  details.append(list);
  details.open = depth < 1;
  build();
  return details;
}

/** Adds the next entries and, while there are more, a button for them. */
function addPage(
  list: HTMLElement,
  entries: readonly [string, JsonValue][],
  from: number,
  depth: number,
): void {
  const page = entries.slice(from, from + pageSize);
  list.append(...page.map(([key, value]) => branch(key, value, depth + 1)));
  const left = entries.length - from - page.length;
  if (left === 0) return;
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'output-button';
  more.textContent = `Show more (${left.toLocaleString('en')} left)`;
  more.addEventListener('click', () => {
    more.remove();
    addPage(list, entries, from + pageSize, depth);
  });
  list.append(more);
}

function leaf(key: string | undefined, value: string | number | boolean | null): HTMLElement {
  const line = document.createElement('div');
  line.className = 'json-leaf';
  if (key !== undefined) line.append(part('json-key', key), ': ');
  line.append(part(`json-${value === null ? 'null' : typeof value}`, leafText(value)));
  return line;
}

function leafText(value: string | number | boolean | null): string {
  const text = JSON.stringify(value);
  const over = text.length - maxText;
  return over > 0
    ? `${text.slice(0, maxText)}… (${over.toLocaleString('en')} more characters)`
    : text;
}

function part(className: string, text: string): HTMLElement {
  const element = document.createElement('bdi');
  element.className = className;
  element.textContent = text;
  return element;
}
