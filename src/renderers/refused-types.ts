import type { MimeBundle } from '../protocol/outputs.ts';

/** Types that are programs for the page, or only mean something to one. Exact names and families by prefix. */
const refusedNames = new Map([
  ['application/javascript', 'JavaScript'],
  ['text/javascript', 'JavaScript'],
  ['application/ecmascript', 'JavaScript'],
  ['application/vnd.jupyter.widget-view+json', 'a Jupyter widget'],
  ['application/vnd.jupyter.es-module+json', 'JavaScript'],
]);
const refusedPrefixes = [
  ['application/vnd.bokehjs', 'a Bokeh document'],
  ['application/vnd.holoviews', 'a HoloViews document'],
  ['application/vnd.vega.', 'a Vega chart'],
  ['application/vnd.vegalite.', 'a Vega-Lite chart'],
  ['application/vnd.vegaembed.', 'a Vega chart'],
  ['application/vnd.anywidget', 'a Jupyter widget'],
] as const;

/** What the refused types of a bundle are, in our words: `JavaScript`, `a Bokeh document`. */
export function refusedTypes(bundle: MimeBundle): string[] {
  const kinds = Object.keys(bundle).map(
    (type) =>
      refusedNames.get(type) ?? refusedPrefixes.find(([prefix]) => type.startsWith(prefix))?.[1],
  );
  return [...new Set(kinds.filter((kind) => kind !== undefined))];
}

/** One line on what of a bundle is never drawn; undefined when there is nothing of that kind. */
export function refusalLine(bundle: MimeBundle): string | undefined {
  const kinds = refusedTypes(bundle);
  if (kinds.length === 0) return undefined;
  return `Not drawn: ${kinds.join(' and ')}. Outputs never run scripts in this page; a Plotly figure, an image, HTML or text is drawn.`;
}
