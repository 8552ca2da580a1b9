import type { JsonValue } from '../../protocol/outputs.ts';
import type { FigureBudget } from './budget.ts';
import { isObject, type MutableJson } from './plotly-api.ts';

const bytesPerValue = new Map([
  ['f8', 8],
  ['float64', 8],
  ['f4', 4],
  ['float32', 4],
  ['i4', 4],
  ['int32', 4],
  ['u4', 4],
  ['uint32', 4],
  ['i2', 2],
  ['int16', 2],
  ['u2', 2],
  ['uint16', 2],
  ['i1', 1],
  ['int8', 1],
  ['u1', 1],
  ['uint8', 1],
  ['u1c', 1],
  ['uint8c', 1],
]);

/** Whether the value claims to be an array in base64 (`dtype`, `bdata`, `shape`), the form that Python's plotly writes. */
export const looksTyped = (value: JsonValue): boolean => isObject(value) && 'bdata' in value;

/**
 * Copies an array in base64 when its type is known and its size is what its shape says; else undefined.
 * Plotly allocates by the shape, so a wrong one is refused here.
 */
export function sealTypedArray(value: JsonValue, budget: FigureBudget): MutableJson | undefined {
  if (!isObject(value)) return undefined;
  const { dtype, bdata, shape } = value;
  if (typeof dtype !== 'string' || typeof bdata !== 'string') return undefined;
  const size = bytesPerValue.get(dtype);
  if (size === undefined || bdata.length % 4 !== 0) return undefined;
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(bdata)) return undefined;
  budget.addText(bdata.length);
  const padding = bdata.endsWith('==') ? 2 : bdata.endsWith('=') ? 1 : 0;
  const count = ((bdata.length / 4) * 3 - padding) / size;
  if (!Number.isInteger(count)) return undefined;
  budget.addValues(count);
  if (shape === undefined) return { dtype, bdata };
  const sizes = readShape(shape);
  if (!sizes || sizes.reduce((product, side) => product * side, 1) !== count) return undefined;
  return { dtype, bdata, shape: sizes.join(', ') };
}

function readShape(shape: JsonValue): number[] | undefined {
  if (typeof shape !== 'string' && typeof shape !== 'number') return undefined;
  const sizes = String(shape).split(',', 4).map(Number);
  const valid = sizes.length <= 3 && sizes.every((side) => Number.isInteger(side) && side >= 0);
  return valid ? sizes : undefined;
}

/** Values in an array in base64, by its length alone; 0 when it is none. */
export function typedLength(value: JsonValue): number {
  if (!isObject(value) || typeof value['bdata'] !== 'string') return 0;
  return ((value['bdata'].length / 4) * 3) / (bytesPerValue.get(String(value['dtype'])) ?? 1);
}
