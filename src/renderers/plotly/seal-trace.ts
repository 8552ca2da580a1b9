import type { JsonValue } from '../../protocol/outputs.ts';
import { isObject, type MutableJson } from './plotly-api.ts';
import type { FigureSchema } from './schema.ts';
import { sealContainer } from './seal-container.ts';
import type { SealState } from './seal-value.ts';

/** Trace types that Plotly draws on a map from the network; `plain-map.ts` gives them another. */
export const mapTypes = new Set(['scattermap', 'choroplethmap', 'densitymap']);

/** Seals one trace by the schema of its type; undefined when Plotly knows no such type. */
export function sealTrace(
  trace: JsonValue,
  schema: FigureSchema,
  state: SealState,
  fallback = 'scatter',
): MutableJson | undefined {
  if (!isObject(trace)) return undefined;
  const type = typeof trace['type'] === 'string' ? trace['type'] : fallback;
  const node = mapTypes.has(type) ? undefined : schema.traces.get(type);
  if (!node) {
    state.removed.add('trace of an unknown type');
    return undefined;
  }
  return { ...sealContainer(trace, node, state), type };
}

/** Every template of Python's plotly names a map style; leaving it out is nothing to report. */
export function withoutMaps(layout: JsonValue): JsonValue {
  if (!isObject(layout)) return {};
  const { map: _map, mapbox: _mapbox, ...rest } = layout;
  return rest;
}
