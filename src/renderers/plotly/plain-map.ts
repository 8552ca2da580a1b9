import type { JsonValue } from '../../protocol/outputs.ts';
import type { RemovalLog } from '../removal-log.ts';
import { isObject, type JsonObject } from './plotly-api.ts';

/** Trace types on tile maps, and the type that draws the same data on a map without tiles. */
const plainTypes = new Map([
  ['scattermap', 'scattergeo'],
  ['scattermapbox', 'scattergeo'],
  ['densitymap', 'scattergeo'],
  ['densitymapbox', 'scattergeo'],
  ['choroplethmap', 'choropleth'],
  ['choroplethmapbox', 'choropleth'],
]);

const plainType = (trace: JsonValue): string | undefined =>
  isObject(trace) && typeof trace['type'] === 'string' ? plainTypes.get(trace['type']) : undefined;

/** Moves a trace from a tile map, which needs the network, to a plain one; other traces are returned as they are. */
export function plainMapTrace(trace: JsonValue, removed: RemovalLog): JsonValue {
  const type = plainType(trace);
  if (type === undefined || !isObject(trace)) return trace;
  removed.add('tile map');
  const { subplot, ...rest } = trace;
  const moved: JsonObject = { ...rest, type, geo: geoName(subplot) };
  return String(trace['type']).startsWith('density') ? densityAsPoints(moved) : moved;
}

/** `map`, `map2`, `mapbox3` become `geo`, `geo2`, `geo3`. */
const geoName = (subplot: JsonValue | undefined): string =>
  typeof subplot === 'string' ? subplot.replace(/^map(?:box)?(?=\d*$)/, 'geo') : 'geo';

function densityAsPoints(trace: JsonObject): JsonObject {
  const { z, colorscale, coloraxis, opacity, ...rest } = trace;
  const color = {
    ...(z === undefined ? {} : { color: z }),
    ...(colorscale === undefined ? {} : { colorscale }),
    ...(coloraxis === undefined ? {} : { coloraxis }),
    ...(coloraxis === undefined && z !== undefined ? { showscale: true } : {}),
  };
  return { ...rest, mode: 'markers', marker: { size: 9, opacity: opacity ?? 0.6, ...color } };
}

/** Gives the plain maps that stand in for tile maps a frame that fits their data. */
export function plainMapLayout(
  layout: JsonValue | undefined,
  traces: readonly JsonValue[],
): JsonValue | undefined {
  const moved = traces.filter((trace) => plainType(trace) !== undefined && isObject(trace));
  if (moved.length === 0) return layout;
  const base = isObject(layout) ? layout : {};
  const maps: Record<string, JsonValue> = {};
  for (const trace of moved) {
    const name = geoName(isObject(trace) ? trace['subplot'] : undefined);
    const tiles = base[name.replace('geo', 'map')] ?? base[name.replace('geo', 'mapbox')];
    maps[name] = { ...plainMap, ...plainView(isObject(tiles) ? tiles : {}) };
  }
  const kept = Object.entries(base).filter(([key]) => !/^map(?:box)?\d*$/.test(key));
  return { ...Object.fromEntries(kept), ...maps };
}

/** The part of the world that the tile map would have shown; without a zoom, what the data takes. */
function plainView({ domain, center, zoom }: JsonObject): JsonObject {
  const place = domain === undefined ? {} : { domain };
  const point = isObject(center) ? center : {};
  const known = [point['lat'], point['lon'], zoom].every((value) => typeof value === 'number');
  if (!known) return { ...place, fitbounds: 'locations', projection: { type: 'mercator' } };
  // At zoom 0 a tile map is 512 pixels wide, and a plain one as wide as the figure, about 700.
  const scale = Math.min(5_000, Math.max(1, 0.73 * 2 ** Number(zoom)));
  const { lat = null, lon = null } = point;
  return { ...place, center: { lat, lon }, projection: { type: 'mercator', scale } };
}

const plainMap = {
  showland: true,
  showcountries: true,
  showcoastlines: true,
  showlakes: false,
} as const;
