import { isObject, type SealedFigure } from './plotly-api.ts';
import { continents, countryCode, stateCode } from './region-codes.ts';
import { eastOf, noShapes, outline, withShapesOf, type Shapes, type Topology } from './topology.ts';

const geoTypes = new Set(['scattergeo', 'choropleth']);

/**
 * Makes the base maps ready that the figure's maps are drawn on. Plotly would fetch them; it does not when they are in
 * its global table. There is one resolution, 1:110 million, and rivers and lakes are not in it.
 */
export async function prepareBaseMaps(figure: SealedFigure): Promise<void> {
  const maps = Object.keys(figure.layout).filter((key) => /^geo\d*$/.test(key));
  const drawn = figure.data.filter((trace) => geoTypes.has(String(trace['type'])));
  if (drawn.length === 0 && maps.length === 0) return;
  const used = drawn.map((trace) => String(trace['geo'] ?? 'geo'));
  for (const key of new Set(['geo', ...maps, ...used])) {
    const geo = figure.layout[key];
    figure.layout[key] = { ...(isObject(geo) ? geo : {}), resolution: 110 };
  }
  // Buttons and frames may ask for the states later, so the whole figure is searched for their names.
  const { data, layout, frames } = figure;
  const modes = [layout, frames, data.map((trace) => trace['locationmode'])];
  const states = /"usa"|"USA-states"/.test(JSON.stringify(modes));
  await provideMaps(states);
}

/** Plotly's table of base maps, made by Plotly when it loads. */
function baseMaps(): Record<string, unknown> {
  const assets: unknown = Reflect.get(globalThis, 'PlotlyGeoAssets');
  const maps: unknown = isRecord(assets) ? assets['topojson'] : undefined;
  return isRecord(maps) ? maps : {};
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

let statesProvided = false;

async function provideMaps(states: boolean): Promise<void> {
  const maps = baseMaps();
  if ('antarctica_110m' in maps && (statesProvided || !states)) return;
  const { default: world } = await import('world-atlas/countries-110m.json');
  const atlas = worldLayers(world as Topology);
  for (const scope of Object.keys(continents)) maps[`${scope}_110m`] ??= continentOf(atlas, scope);
  maps['world_110m'] ??= atlas;
  if (!states) return;
  const { default: usa } = await import('us-atlas/states-10m.json');
  const file = usa as Topology;
  const shapes = stateShapes(file);
  maps['usa_110m'] ??= usaLayers(file, shapes);
  maps['world_110m'] = withShapesOf(atlas, 'subunits', file, shapes);
  statesProvided = true;
}

/** Every layer that Plotly may ask for; one that is missing would make it throw. */
const layers = (shapes: Record<string, Shapes>): Record<string, Shapes> => {
  const names = ['land', 'coastlines', 'countries', 'subunits', 'ocean', 'lakes', 'rivers'];
  return Object.fromEntries(names.map((name) => [name, shapes[name] ?? noShapes]));
};

/** Names the objects of the atlas as Plotly does, and its countries by the codes that Plotly looks up. */
function worldLayers(world: Topology): Topology {
  const { land = noShapes, countries = noShapes } = world.objects;
  const coded = countries.geometries.map((shape) => {
    const id = countryCode(String(shape.id ?? ''));
    return id === undefined ? shape : { ...shape, id };
  });
  const named = { type: countries.type, geometries: coded };
  return { ...world, objects: layers({ land, coastlines: land, countries: named }) };
}

function continentOf(world: Topology, scope: string): Topology {
  const codes = new Set(continents[scope]?.trim().split(/\s+/));
  const all = world.objects['countries'] ?? noShapes;
  const inside = all.geometries.filter((shape) => codes.has(String(shape.id)));
  const geometries = scope === 'europe' ? inside.map((shape) => eastOf(-30, shape, world)) : inside;
  const countries = { type: all.type, geometries };
  const coastlines = outline(countries);
  return { ...world, objects: layers({ land: countries, coastlines, countries }) };
}

/** Plotly takes a shape for a state of the USA by the property `gu`. */
function stateShapes(usa: Topology): Shapes {
  const { type, geometries } = usa.objects['states'] ?? noShapes;
  const coded = geometries.map((shape) => ({
    ...shape,
    id: stateCode(String(shape.id ?? '')) ?? '',
    properties: { gu: 'USA' },
  }));
  return { type, geometries: coded };
}

function usaLayers(usa: Topology, subunits: Shapes): Topology {
  const nation = usa.objects['nation'] ?? noShapes;
  const geometries = nation.geometries.map((shape) => ({ ...shape, id: 'USA' }));
  const countries = { type: nation.type, geometries };
  return { ...usa, objects: layers({ land: nation, coastlines: nation, countries, subunits }) };
}
