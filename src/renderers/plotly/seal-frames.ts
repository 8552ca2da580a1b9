import type { JsonValue } from '../../protocol/outputs.ts';
import { figureLimits } from './limits.ts';
import { isArray, isObject, type JsonObject, type MutableJson } from './plotly-api.ts';
import { plainMapTrace } from './plain-map.ts';
import type { FigureSchema } from './schema.ts';
import { sealContainer } from './seal-container.ts';
import { sealText } from './seal-text.ts';
import { sealTrace, withoutMaps } from './seal-trace.ts';
import type { SealState } from './seal-value.ts';

/** Seals the frames of an animation. A change without a type is sealed by the type of the trace it changes. */
export function sealFrames(
  frames: JsonValue | undefined,
  data: readonly MutableJson[],
  schema: FigureSchema,
  state: SealState,
): MutableJson[] {
  if (!isArray(frames)) return [];
  const kept = frames.slice(0, figureLimits.frames).filter(isObject);
  if (kept.length < frames.length) state.removed.add('frame', frames.length - kept.length);
  return kept.map((frame) => sealFrame(frame, data, schema, state));
}

function sealFrame(
  frame: JsonObject,
  data: readonly MutableJson[],
  schema: FigureSchema,
  state: SealState,
): MutableJson {
  const copy: MutableJson = {};
  for (const key of ['name', 'group', 'baseframe']) {
    const text = frame[key];
    if (typeof text === 'string' || typeof text === 'number') copy[key] = sealText(String(text));
  }
  const { traces: indices, data: changes, layout } = frame;
  const at =
    isArray(indices) && indices.every((index) => Number.isInteger(index)) ? indices : undefined;
  if (at) copy['traces'] = [...at];
  if (isArray(changes)) {
    copy['data'] = changes.map((change, index) => {
      const type = data[Number(at?.[index] ?? index)]?.['type'];
      const plain = plainMapTrace(change, state.removed);
      const sealed = sealTrace(plain, schema, state, typeof type === 'string' ? type : 'scatter');
      return sealed ?? {};
    });
  }
  if (isObject(layout)) {
    copy['layout'] = withoutCommands(sealContainer(withoutMaps(layout), schema.layout, state));
  }
  return copy;
}

/** A frame that changes buttons would bring commands in behind the seal. */
function withoutCommands(layout: JsonObject): MutableJson {
  const { updatemenus: _menus, sliders: _sliders, ...rest } = layout;
  return rest;
}
