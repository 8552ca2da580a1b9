import type { SealedFigure } from './plotly-api.ts';
import { isObject, type MutableJson } from './plotly-api.ts';

/** A TopoJSON file of world-atlas or us-atlas, as far as it is read here. */
interface Topology {
  type: string;
  arcs: unknown;
  transform?: unknown;
  objects: Record<string, { type: string; geometries?: readonly Shape[] }>;
}

interface Shape {
  id?: string | number;
  properties?: unknown;
}

const geoTypes = new Set(['scattergeo', 'choropleth']);

/** Every scope of Plotly's but `usa` is a view of the world. Names as Plotly builds them. */
const worldScopes = [
  'world',
  'africa',
  'antarctica',
  'asia',
  'europe',
  'north-america',
  'oceania',
  'south-america',
];

const empty = { type: 'GeometryCollection', geometries: [] };

/**
 * Makes the base maps ready that the figure's maps are drawn on. Plotly would fetch them; it does not when they are in
 * its global table. There is one resolution, 1:110 million, and rivers and lakes are not in it.
 */
export async function prepareBaseMaps(figure: SealedFigure): Promise<void> {
  const maps = Object.keys(figure.layout).filter((key) => /^geo\d*$/.test(key));
  const drawn = figure.data.some((trace) => geoTypes.has(String(trace['type'])));
  if (!drawn && maps.length === 0) return;
  for (const key of ['geo', ...maps]) {
    const geo = figure.layout[key];
    figure.layout[key] = { ...(isObject(geo) ? geo : {}), resolution: 110 };
  }
  const scopes = JSON.stringify([figure.layout, figure.frames.map((frame) => frame['layout'])]);
  await Promise.all([provideWorld(), scopes.includes('"usa"') ? provideUsa() : undefined]);
}

/** Plotly's table of base maps, made by Plotly when it loads. */
function baseMaps(): Record<string, unknown> {
  const assets: unknown = Reflect.get(globalThis, 'PlotlyGeoAssets');
  const maps: unknown =
    typeof assets === 'object' && assets !== null ? Reflect.get(assets, 'topojson') : undefined;
  return typeof maps === 'object' && maps !== null ? (maps as Record<string, unknown>) : {};
}

async function provideWorld(): Promise<void> {
  const maps = baseMaps();
  if (worldScopes.every((scope) => `${scope}_110m` in maps)) return;
  const [{ default: world }, { countryCode }] = await Promise.all([
    import('world-atlas/countries-110m.json'),
    import('./region-codes.ts'),
  ]);
  const map = toPlotly(world as Topology, {
    land: 'land',
    coastlines: 'land',
    countries: ['countries', countryCode],
  });
  for (const scope of worldScopes) maps[`${scope}_110m`] ??= map;
}

async function provideUsa(): Promise<void> {
  const maps = baseMaps();
  if ('usa_110m' in maps) return;
  const [{ default: states }, { stateCode }] = await Promise.all([
    import('us-atlas/states-10m.json'),
    import('./region-codes.ts'),
  ]);
  maps['usa_110m'] = toPlotly(states as Topology, {
    land: 'nation',
    coastlines: 'nation',
    countries: ['nation', () => 'USA'],
    subunits: ['states', stateCode],
  });
}

type Layer = string | [string, (id: string) => string | undefined];

/** Renames the objects of an atlas to the layers that Plotly draws, and its regions to the codes that Plotly looks up. */
function toPlotly(atlas: Topology, layers: Record<string, Layer>): unknown {
  const objects: MutableJson = {};
  const named: Record<string, unknown> = objects;
  for (const layer of ['land', 'coastlines', 'countries', 'subunits', 'ocean', 'lakes', 'rivers']) {
    const source = layers[layer];
    const [name, code] = typeof source === 'string' ? [source] : (source ?? []);
    const object = name === undefined ? undefined : atlas.objects[name];
    named[layer] = object && code ? withCodes(object, code) : (object ?? empty);
  }
  return { ...atlas, objects: named };
}

function withCodes(
  object: { type: string; geometries?: readonly Shape[] },
  code: (id: string) => string | undefined,
): unknown {
  const geometries = object.geometries?.map((shape) => {
    const id = code(String(shape.id ?? ''));
    return { ...shape, ...(id === undefined ? {} : { id }) };
  });
  return { ...object, geometries };
}
