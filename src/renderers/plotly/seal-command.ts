import type { JsonValue } from '../../protocol/outputs.ts';
import { safeKey } from '../safe-key.ts';
import { isArray, isObject, type MutableJson } from './plotly-api.ts';
import { entryNode, valueType, type SchemaNode } from './schema.ts';
import { findChild, sealChild } from './seal-container.ts';
import { sealData, sealValue, type SealState } from './seal-value.ts';

/** Where the commands of buttons and slider steps may write: any trace of the figure, and its layout. */
export interface CommandTargets {
  readonly traces: readonly SchemaNode[];
  readonly layout: SchemaNode;
  readonly traceTypes: ReadonlySet<string>;
}

/**
 * Seals the arguments of a button or slider step. Returns undefined when the method is unknown or nothing is left:
 * the button then does nothing.
 */
export function sealCommand(
  method: JsonValue | undefined,
  args: JsonValue | undefined,
  targets: CommandTargets,
  state: SealState,
): JsonValue[] | undefined {
  if (!isArray(args)) return undefined;
  const [first = null, second = null, third = null] = args;
  switch (method) {
    case 'restyle':
      return [sealUpdate(first, targets, state, 'trace'), sealIndices(second)];
    case 'relayout': {
      if (typeof first !== 'string') return [sealUpdate(first, targets, state, 'layout')];
      return [sealUpdate({ [first]: second }, targets, state, 'layout')];
    }
    case 'update':
      return [
        sealUpdate(first, targets, state, 'trace'),
        sealUpdate(second, targets, state, 'layout'),
        sealIndices(third),
      ];
    case 'animate':
      return [sealFrameNames(first, state), sealData(second, state, 0) ?? null];
    default:
      return undefined;
  }
}

/** Frames are named only: those written out in a command would be figures of their own. */
function sealFrameNames(value: JsonValue, state: SealState): JsonValue {
  const names = isArray(value) ? value : [value];
  const kept = names.filter((name) => typeof name === 'string' || name === null);
  if (kept.length < names.length) state.removed.add('button action', names.length - kept.length);
  const sealed = kept.map((name) => sealData(name, state, 0) ?? null);
  return sealed.length === 1 && sealed[0] === null ? null : sealed;
}

function sealIndices(value: JsonValue): JsonValue {
  const indices = isArray(value) ? value : [value];
  const valid = indices.every((index) => Number.isInteger(index));
  return valid ? [...indices] : null;
}

/** An update is an object from attribute paths such as `marker.color` or `annotations[0].text` to values. */
function sealUpdate(
  value: JsonValue,
  targets: CommandTargets,
  state: SealState,
  kind: 'trace' | 'layout',
): MutableJson {
  const copy: MutableJson = {};
  if (!isObject(value)) return copy;
  for (const [path, item] of Object.entries(value)) {
    const sealed =
      kind === 'layout'
        ? sealAt(item, path, targets.layout, state)
        : sealForTraces(item, path, targets, state);
    if (sealed === undefined) state.removed.add('button action');
    else copy[path] = sealed;
  }
  return copy;
}

/** A trace's update holds one value for all traces or, in an array, one for each. */
function sealForTraces(
  value: JsonValue,
  path: string,
  targets: CommandTargets,
  state: SealState,
): JsonValue | undefined {
  const one = (item: JsonValue): JsonValue | undefined => {
    if (path === 'type') {
      return typeof item === 'string' && targets.traceTypes.has(item) ? item : undefined;
    }
    for (const schema of targets.traces) {
      const sealed = sealAt(item, path, schema, state);
      if (sealed !== undefined) return sealed;
    }
    return undefined;
  };
  if (!isArray(value)) return one(value);
  const each = value.map(one);
  return each.every((item) => item === undefined) ? one(value) : each.map((item) => item ?? null);
}

const segmentPattern = /^([a-zA-Z]\w{0,60})((?:\[\d{1,6}\])*)$/;

/** Follows a path through the schema and seals the value by what stands at its end. */
function sealAt(
  value: JsonValue,
  path: string,
  root: SchemaNode,
  state: SealState,
): JsonValue | undefined {
  let node: SchemaNode = root;
  let name = '';
  for (const segment of path.split('.', 20)) {
    const match = segmentPattern.exec(segment);
    if (!match?.[1] || !safeKey(match[1]) || valueType(node) !== undefined) return undefined;
    const found = blockedRoots.has(match[1]) ? undefined : findChild(node, match[1]);
    if (!found) return undefined;
    ({ name, node } = found);
    if (!match[2]) continue;
    const entry = entryNode(node);
    if (entry) node = entry;
    else if (valueType(node) === undefined) return undefined;
    else return sealElement(value, name, node, state);
  }
  return value === null ? null : sealChild(value, name, node, state);
}

/** Never written by a command: what the seal of a whole figure leaves out as well. */
const blockedRoots = new Set(['map', 'mapbox', 'template', 'uid', 'computed', 'modebar']);

/** One element of an array attribute, such as `xaxis.range[0]`, is sealed as an array of one. */
function sealElement(
  value: JsonValue,
  name: string,
  node: SchemaNode,
  state: SealState,
): JsonValue | undefined {
  const sealed = sealValue([value], name, node, state);
  return isArray(sealed) ? sealed[0] : undefined;
}
