import type { JsonValue } from '../../protocol/outputs.ts';
import { isArray, isObject, type MutableJson } from './plotly-api.ts';

type Scheme = 'light' | 'dark';

interface Palette {
  paper: string;
  plot: string;
  text: string;
  grid: string;
  line: string;
  land: string;
  header: string;
  cell: string;
}

const palettes: Record<Scheme, Palette> = {
  light: {
    paper: '#ffffff',
    plot: '#ffffff',
    text: '#24292f',
    grid: '#e3e6ea',
    line: '#8b939c',
    land: '#eef0f2',
    header: '#e3e6ea',
    cell: '#f7f8f9',
  },
  dark: {
    paper: '#16181d',
    plot: '#16181d',
    text: '#e3e6ea',
    grid: '#31363f',
    line: '#7d858f',
    land: '#262a31',
    header: '#31363f',
    cell: '#1f2329',
  },
};

/** Colours that figures of eight series are told apart by on both papers. */
const colorway = [
  '#4c8bf5',
  '#e8710a',
  '#1e9e6a',
  '#d6457e',
  '#9467bd',
  '#b58b00',
  '#17a2b8',
  '#8c6d5a',
];

/**
 * Returns the layout with colours for the scheme. A figure without a template gets ours. One that has Python
 * plotly's standard look keeps its colours in light and has its paper, text and lines darkened in dark. What the
 * figure itself sets, or a template of another look, is left alone.
 */
export function themedLayout(layout: MutableJson, scheme: Scheme): MutableJson {
  const template = isObject(layout['template']) ? layout['template'] : undefined;
  const templateLayout = isObject(template?.['layout']) ? template['layout'] : {};
  const bare = !template || Object.keys(templateLayout).length === 0;
  const papered = layout['paper_bgcolor'] !== undefined;
  const whitePaper = isWhite(templateLayout['paper_bgcolor']);
  if (!bare && (scheme === 'light' || !whitePaper || papered)) return { ...layout };
  const effective = papered ? 'light' : scheme;
  const ours = themeLayout(palettes[effective]);
  const tables = [{ ...themeTable(palettes[effective]) }];
  const data = isObject(template?.['data']) ? template['data'] : {};
  return {
    ...layout,
    template: {
      data: { ...data, ...(bare || scheme === 'dark' ? { table: tables } : {}) },
      layout: bare ? { ...ours, colorway } : merged(templateLayout, ours),
    },
  };
}

const isWhite = (color: JsonValue | undefined): boolean =>
  color === undefined || color === 'white' || color === '#fff' || color === '#ffffff';

function themeLayout(palette: Palette): MutableJson {
  const axis = {
    gridcolor: palette.grid,
    linecolor: palette.line,
    zerolinecolor: palette.line,
    tickcolor: palette.line,
  };
  const radial = { gridcolor: palette.grid, linecolor: palette.line, tickcolor: palette.line };
  const sceneAxis = { ...axis, backgroundcolor: palette.plot, showbackground: true };
  return {
    paper_bgcolor: palette.paper,
    plot_bgcolor: palette.plot,
    font: { color: palette.text },
    xaxis: axis,
    yaxis: axis,
    scene: { xaxis: sceneAxis, yaxis: sceneAxis, zaxis: sceneAxis },
    polar: { bgcolor: palette.plot, angularaxis: radial, radialaxis: radial },
    ternary: { bgcolor: palette.plot, aaxis: radial, baxis: radial, caxis: radial },
    geo: {
      bgcolor: palette.paper,
      landcolor: palette.land,
      lakecolor: palette.paper,
      oceancolor: palette.paper,
      coastlinecolor: palette.line,
      countrycolor: palette.line,
      subunitcolor: palette.line,
      framecolor: palette.grid,
    },
    annotationdefaults: { arrowcolor: palette.text },
    shapedefaults: { line: { color: palette.text } },
    updatemenudefaults: { bgcolor: palette.header, bordercolor: palette.line },
    sliderdefaults: { bgcolor: palette.header, bordercolor: palette.line },
  };
}

const themeTable = (palette: Palette): MutableJson => ({
  header: { fill: { color: palette.header }, line: { color: palette.paper } },
  cells: { fill: { color: palette.cell }, line: { color: palette.paper } },
});

/** `over` wins; objects are merged, everything else is replaced. */
function merged(under: JsonValue, over: JsonValue): JsonValue {
  if (!isObject(under) || !isObject(over) || isArray(over)) return over;
  const result: MutableJson = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = below === undefined ? value : merged(below, value);
  }
  return result;
}
