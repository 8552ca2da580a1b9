import type { JsonValue } from '../../protocol/outputs.ts';
import type { RenderContext } from '../renderer.ts';
import { safeKey } from '../safe-key.ts';
import type { MutableJson, PlotElement } from './plotly-api.ts';

/** Events of Plotly that are passed on, by Plotly's own names. */
const pointEvents = ['plotly_click', 'plotly_hover', 'plotly_unhover', 'plotly_selected'] as const;

/** What is said of a point: where it is and what it holds, never an object of Plotly's. */
const pointKeys = [
  'curveNumber',
  'pointNumber',
  'pointIndex',
  'x',
  'y',
  'z',
  'lat',
  'lon',
  'r',
  'theta',
  'location',
  'label',
  'value',
  'text',
  'customdata',
] as const;

/** Most points in one event; a lasso over a large figure would copy them all. */
const maxPoints = 10_000;

/** Passes Plotly's events on as plain data. */
export function passEventsOn(figure: PlotElement, emit: RenderContext['emit']): void {
  for (const type of pointEvents) {
    figure.on(type, (event) => emit(type, { points: readPoints(event) }));
  }
  figure.on('plotly_deselect', () => emit('plotly_deselect', {}));
  figure.on('plotly_relayout', (event) => emit('plotly_relayout', plain(event, 0)));
  for (const type of ['plotly_legendclick', 'plotly_legenddoubleclick'] as const) {
    figure.on(type, (event) => {
      emit(type, { curveNumber: plain(readProperty(event, 'curveNumber'), 0) });
    });
  }
}

const readProperty = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

function readPoints(event: unknown): JsonValue[] {
  const points = readProperty(event, 'points');
  return Array.isArray(points) ? points.slice(0, maxPoints).map(readPoint) : [];
}

function readPoint(point: unknown): JsonValue {
  const copy: MutableJson = {};
  for (const key of pointKeys) {
    const value = readProperty(point, key);
    if (value !== undefined) copy[key] = plain(value, 0);
  }
  return copy;
}

/** Copies JSON values; everything else becomes null. */
function plain(value: unknown, depth: number): JsonValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null || depth > 6) return null;
  if (Array.isArray(value)) return value.slice(0, maxPoints).map((item) => plain(item, depth + 1));
  if (ArrayBuffer.isView(value)) return plain([...(value as Float64Array)], depth);
  if (Object.getPrototypeOf(value) !== Object.prototype) return null;
  const copy: MutableJson = {};
  for (const [key, item] of Object.entries(value)) {
    if (safeKey(key)) copy[key] = plain(item, depth + 1);
  }
  return copy;
}
