import { RenderRefusal } from '../renderer.ts';
import type { JsonValue } from '../../protocol/outputs.ts';
import { figureLimits } from './limits.ts';
import { isArray, type MutableJson } from './plotly-api.ts';
import { typedLength } from './seal-typed-array.ts';

/** Types drawn on a canvas or with WebGL: a mark costs no element there. */
const canvasTypes = new Set([
  'scattergl',
  'scatterpolargl',
  'splom',
  'parcoords',
  'heatmap',
  'image',
  'scatter3d',
  'surface',
  'mesh3d',
  'isosurface',
  'volume',
  'cone',
  'streamtube',
]);

/** Types that draw bins, densities or paths: many values, few elements. */
const summaryTypes = new Set([
  'histogram',
  'histogram2d',
  'histogram2dcontour',
  'contour',
  'carpet',
  'contourcarpet',
]);

/**
 * Counts the marks that Plotly would draw as an SVG element each.
 * @throws {RenderRefusal} when there are too many for a page to stay usable.
 */
export function checkMarks(data: readonly MutableJson[]): void {
  const marks = data.reduce((sum, trace) => sum + marksOf(trace), 0);
  if (marks <= figureLimits.svgMarks) return;
  throw new RenderRefusal(
    `The figure has ${marks.toLocaleString('en')} marks; at most ${figureLimits.svgMarks.toLocaleString('en')} are drawn as SVG. Use a WebGL trace such as scattergl (render_mode="webgl"), lines without markers, or a sample.`,
  );
}

function marksOf(trace: MutableJson): number {
  const type = String(trace['type']);
  if (canvasTypes.has(type) || summaryTypes.has(type)) return 0;
  const mode = trace['mode'];
  const isLine = typeof mode === 'string' && !/markers|text/.test(mode);
  if (type.startsWith('scatter') && isLine) return 0;
  const longest = [
    'x',
    'y',
    'z',
    'lat',
    'lon',
    'r',
    'theta',
    'a',
    'b',
    'values',
    'labels',
    'locations',
  ]
    .map((key) => lengthOf(trace[key]))
    .reduce((most, length) => Math.max(most, length), 0);
  // Without a mode, Plotly shows markers for fewer than 20 points only.
  return type === 'scatter' && mode === undefined && longest >= 20 ? 0 : longest;
}

const lengthOf = (value: JsonValue | undefined): number => {
  if (isArray(value)) return value.length;
  return value === undefined ? 0 : Math.floor(typedLength(value));
};
