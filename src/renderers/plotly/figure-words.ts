import type { JsonValue } from '../../protocol/outputs.ts';
import { isObject, type SealedFigure } from './plotly-api.ts';

/** Text of the program's without tags, in one short line. */
const plainWords = (value: JsonValue | undefined): string =>
  typeof value === 'string'
    ? value
        .replace(/<[^<>]*>/g, ' ')
        .replace(/&lt;/g, '<')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 200)
    : '';

const titleOf = (holder: JsonValue | undefined): string => {
  const title = isObject(holder) ? holder['title'] : undefined;
  return plainWords(isObject(title) ? title['text'] : title);
};

/** Says in a few words what a figure shows, for those who cannot see it: `Sales by month. 2 bar traces: North, South. Axes: month, EUR.` */
export function figureWords({ data, layout }: SealedFigure): string {
  const sentences = [titleOf(layout), traceWords(data), axisWords(layout)];
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ');
}

function traceWords(data: SealedFigure['data']): string {
  if (data.length === 0) return 'An empty figure';
  const types = [...new Set(data.map((trace) => plainWords(trace['type'])))].slice(0, 4);
  const names = data.map((trace) => plainWords(trace['name'])).filter((name) => name !== '');
  const count = `${data.length} ${types.join(' and ')} ${data.length === 1 ? 'trace' : 'traces'}`;
  const more = names.length > 6 ? `, and ${names.length - 6} more` : '';
  return names.length === 0 ? count : `${count}: ${names.slice(0, 6).join(', ')}${more}`;
}

function axisWords(layout: SealedFigure['layout']): string {
  const titles = [titleOf(layout['xaxis']), titleOf(layout['yaxis'])].filter((text) => text !== '');
  return titles.length === 0 ? '' : `Axes: ${titles.join(', ')}`;
}
