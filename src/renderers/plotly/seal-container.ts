import type { JsonValue } from '../../protocol/outputs.ts';
import { safeKey } from '../safe-key.ts';
import { figureLimits } from './limits.ts';
import { isArray, isObject, type MutableJson } from './plotly-api.ts';
import { childNode, entryNode, valueType, type SchemaNode } from './schema.ts';
import { sealValue, type SealState } from './seal-value.ts';

/** Attributes that the schema knows and that are left out wherever they stand. */
const refusedKeys = new Map<string, string | undefined>([
  // A trace's id ends up in element ids and `url(#…)` references.
  ['uid', undefined],
  ['computed', undefined],
  ['template', undefined],
  // Base maps, their styles and layers are fetched.
  ['map', 'map style'],
  ['mapbox', 'map style'],
  ['modebar', undefined],
]);

/** Copies the attributes of a container that its schema names, each sealed by its own schema. */
export function sealContainer(value: JsonValue, node: SchemaNode, state: SealState): MutableJson {
  const copy: MutableJson = {};
  if (!isObject(value)) return copy;
  for (const [key, item] of Object.entries(value)) {
    if (!safeKey(key) || item === null) continue;
    if (refusedKeys.has(key)) {
      const kind = refusedKeys.get(key);
      if (kind !== undefined) state.removed.add(kind);
      continue;
    }
    const found = findChild(node, key);
    const sealed = found && sealChild(item, found.name, found.node, state);
    if (sealed !== undefined) copy[key] = sealed;
  }
  return copy;
}

/** Seals what stands at one place of the schema: a value, a container or a list of containers. */
export function sealChild(
  value: JsonValue,
  name: string,
  node: SchemaNode,
  state: SealState,
): JsonValue | undefined {
  if (valueType(node) !== undefined) return sealValue(value, name, node, state);
  const entry = entryNode(node);
  if (entry) return sealList(value, entry, state);
  // Plotly wrote titles as plain text for years, and programs still do.
  if (name === 'title' && typeof value === 'string')
    return sealContainer({ text: value }, node, state);
  return isObject(value) ? sealContainer(value, node, state) : undefined;
}

function sealList(value: JsonValue, entry: SchemaNode, state: SealState): JsonValue | undefined {
  if (!isArray(value)) return undefined;
  const kept = value.slice(0, figureLimits.listEntries);
  if (kept.length < value.length) state.removed.add('list entry', value.length - kept.length);
  return kept.map((item) => sealContainer(item, entry, state));
}

/**
 * Finds the schema of a key: its own, that of a numbered subplot (`xaxis2`), or, in templates, that of the entries
 * of a list (`annotationdefaults`).
 */
export function findChild(
  node: SchemaNode,
  key: string,
): { name: string; node: SchemaNode } | undefined {
  const own = childNode(node, key);
  if (own) return { name: key, node: own };
  const base = /^([a-z]+)[1-9]\d{0,2}$/.exec(key)?.[1];
  const subplot = base === undefined ? undefined : childNode(node, base);
  if (base !== undefined && subplot?.['_isSubplotObj'] === true && !refusedKeys.has(base)) {
    return { name: base, node: subplot };
  }
  const list = key.endsWith('defaults') ? childNode(node, `${key.slice(0, -8)}s`) : undefined;
  const entry = list && entryNode(list);
  return entry ? { name: key, node: entry } : undefined;
}
