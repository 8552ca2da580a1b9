import type { JsonValue } from '../../protocol/outputs.ts';
import { imageDataUrl } from '../image-data-url.ts';
import type { RemovalLog } from '../removal-log.ts';
import { safeKey } from '../safe-key.ts';
import type { FigureBudget } from './budget.ts';
import { figureLimits } from './limits.ts';
import { isArray, isObject, type MutableJson } from './plotly-api.ts';
import { childNode, valueType, type SchemaNode } from './schema.ts';
import { losesMarkup, sealText } from './seal-text.ts';
import { looksTyped, sealTypedArray } from './seal-typed-array.ts';

/** What the functions of one seal share. */
export interface SealState {
  readonly budget: FigureBudget;
  readonly removed: RemovalLog;
}

/** Undefined means: leave it out. Plotly then uses its default. */
type Sealed = JsonValue | undefined;

/** Colours and shadows: no quotes, colons or backslashes, and no function that is not a colour. */
const colorPattern =
  /^(?!.*(?<!\b(?:rgba?|hsla?|hwb|(?:ok)?lab|(?:ok)?lch|color))\()[#\w\s(),.%/+-]{1,120}$/i;
const subplotPattern = /^[a-z]{1,12}\d{0,3}$/;
const flagsPattern = /^[\w +-]{0,200}$/;
const fontPattern = /^[\w\s,"'-]{1,300}$/;
const pathPattern = /^[\w\s,.:+-]{0,100000}$/;

/** Texts whose meaning is not text: what they may look like, by attribute name. */
const stringPatterns = new Map([
  ['family', fontPattern],
  ['shadow', colorPattern],
  ['path', pathPattern],
  ['separators', /^[^<>&]{1,2}$/],
  ['dash', /^[\w\s,.%]{1,100}$/],
  ['griddash', /^[\w\s,.%]{1,100}$/],
  ['minorgriddash', /^[\w\s,.%]{1,100}$/],
  ['spikedash', /^[\w\s,.%]{1,100}$/],
]);

/** Seals one attribute's value by its schema. `name` is the attribute's own name. */
export function sealValue(
  value: JsonValue,
  name: string,
  node: SchemaNode,
  state: SealState,
): Sealed {
  const type = valueType(node);
  if (type === 'data_array') return sealData(value, state, 0);
  if (type === 'any')
    return name === 'geojson' ? sealGeojson(value, state) : sealData(value, state, 0);
  if (type === 'info_array') return sealTuple(value, name, node, state);
  if (type === 'colorscale' || type === 'colorlist') return sealColors(value, state, 0);
  if (node['arrayOk'] === true && typeof value === 'object' && value !== null) {
    return sealEach(value, (item) => sealScalar(item, name, node, state), state, 0);
  }
  return sealScalar(value, name, node, state);
}

function sealScalar(value: JsonValue, name: string, node: SchemaNode, state: SealState): Sealed {
  switch (valueType(node)) {
    case 'number':
    case 'integer':
    case 'angle':
      return sealNumber(value);
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'color':
      return sealColor(value);
    case 'enumerated':
      return sealChoice(value, node);
    case 'flaglist':
      return typeof value === 'boolean' || matches(value, flagsPattern) ? value : undefined;
    case 'subplotid':
      return matches(value, subplotPattern) ? value : undefined;
    case 'string':
      return sealString(value, name, state);
    default:
      return undefined;
  }
}

const matches = (value: JsonValue, pattern: RegExp): boolean =>
  typeof value === 'string' && pattern.test(value);

function sealNumber(value: JsonValue): Sealed {
  if (typeof value === 'number' || value === null) return value;
  // Plotly takes numbers as text too, and `auto` and its like where an attribute has them.
  return matches(value, /^[\w.+-]{1,40}$/) ? value : undefined;
}

const sealColor = (value: JsonValue): Sealed =>
  value === null || typeof value === 'number' || matches(value, colorPattern) ? value : undefined;

/** A choice stays only when the schema names it, literally or by a pattern written as `/…/`. */
function sealChoice(value: JsonValue, node: SchemaNode): Sealed {
  const choices = Array.isArray(node['values']) ? (node['values'] as unknown[]) : [];
  if (typeof value === 'object') return undefined;
  const known = choices.some(
    (choice) =>
      choice === value ||
      String(choice) === String(value) ||
      (choice instanceof RegExp && choice.test(String(value))) ||
      (typeof choice === 'string' && choice.length > 2 && isPattern(choice, String(value))),
  );
  return known ? value : undefined;
}

const isPattern = (choice: string, value: string): boolean =>
  choice.startsWith('/') && choice.endsWith('/') && new RegExp(choice.slice(1, -1)).test(value);

function sealString(value: JsonValue, name: string, state: SealState): Sealed {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  if (name === 'source') return sealSource(value, state);
  const pattern = stringPatterns.get(name);
  if (pattern) return pattern.test(value) ? value : undefined;
  return keepText(value, state, name.endsWith('hovertemplate') ? ['extra'] : []);
}

function keepText(value: string, state: SealState, extraTags: readonly string[] = []): string {
  state.budget.addText(value.length);
  if (losesMarkup(value)) state.removed.add('text style or link');
  return sealText(value, extraTags);
}

/** Images are drawn from their own bytes only, and only when their header tells a drawable size. */
function sealSource(value: string, state: SealState): Sealed {
  state.budget.addText(value.length);
  const image = imageDataUrl(value);
  if (image) return image;
  state.removed.add(value.startsWith('data:') ? 'unusable image' : 'remote image');
  return undefined;
}

function sealGeojson(value: JsonValue, state: SealState): Sealed {
  if (isObject(value)) return sealData(value, state, 0);
  state.removed.add('remote map shape');
  return undefined;
}

/** Free data: numbers, sealed text, and arrays and objects of them. */
export function sealData(value: JsonValue, state: SealState, depth: number): Sealed {
  if (typeof value === 'string') return keepText(value, state);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > figureLimits.depth) return undefined;
  if (looksTyped(value)) return dropped(sealTypedArray(value, state.budget), state);
  if (isArray(value)) {
    state.budget.addValues(value.length);
    return value.map((item) => sealData(item, state, depth + 1) ?? null);
  }
  return isObject(value) ? sealRecord(value, state, depth) : undefined;
}

function sealRecord(
  value: Readonly<Record<string, JsonValue>>,
  state: SealState,
  depth: number,
): MutableJson {
  const copy: MutableJson = {};
  for (const [key, item] of Object.entries(value)) {
    if (!safeKey(key)) continue;
    state.budget.addValues(1);
    const sealed = sealData(item, state, depth + 1);
    if (sealed !== undefined) copy[sealText(key)] = sealed;
  }
  return copy;
}

function dropped(sealed: Sealed, state: SealState): Sealed {
  if (sealed === undefined) state.removed.add('unreadable array');
  return sealed;
}

function sealEach(
  value: JsonValue,
  seal: (item: JsonValue) => Sealed,
  state: SealState,
  depth: number,
): Sealed {
  if (looksTyped(value)) return dropped(sealTypedArray(value, state.budget), state);
  if (!isArray(value)) return depth === 0 ? undefined : seal(value);
  if (depth > 3) return undefined;
  state.budget.addValues(value.length);
  return value.map((item) => sealEach(item, seal, state, depth + 1) ?? null);
}

/** A colorscale's name, or lists of colours and of `[number, colour]` pairs. */
function sealColors(value: JsonValue, state: SealState, depth: number): Sealed {
  if (!isArray(value)) return sealColor(value);
  if (depth > 2) return undefined;
  state.budget.addValues(value.length);
  return value.map((item) => sealColors(item, state, depth + 1) ?? null);
}

/** An array whose entries have schemas of their own, such as `range` or `domain.x`. */
function sealTuple(value: JsonValue, name: string, node: SchemaNode, state: SealState): Sealed {
  if (looksTyped(value)) return dropped(sealTypedArray(value, state.budget), state);
  if (!isArray(value)) return undefined;
  state.budget.addValues(value.length);
  const nested = node['dimensions'] === 2 || (node['dimensions'] === '1-2' && isArray(value[0]));
  const items = node['items'];
  const entry = (index: number): SchemaNode | undefined => {
    if (!Array.isArray(items)) return childNode(node, 'items');
    const found: unknown = items[index % items.length];
    return typeof found === 'object' && found !== null ? (found as SchemaNode) : undefined;
  };
  return value.map((item, index) => {
    if (nested && isArray(item)) {
      state.budget.addValues(item.length);
      return item.map((inner, innerIndex) => sealEntry(inner, name, entry(innerIndex), state));
    }
    return sealEntry(item, name, entry(index), state);
  });
}

const sealEntry = (
  value: JsonValue,
  name: string,
  node: SchemaNode | undefined,
  state: SealState,
): JsonValue => (node && value !== null ? (sealValue(value, name, node, state) ?? null) : null);
