import type { JsonValue } from '../../protocol/outputs.ts';
import { isArray, isObject, type MutableJson } from './plotly-api.ts';
import type { FigureSchema } from './schema.ts';
import { sealCommand, type CommandTargets } from './seal-command.ts';
import { mapTypes } from './seal-trace.ts';
import type { SealState } from './seal-value.ts';

/** Where the buttons of a figure may write. */
export function commandTargets(data: readonly MutableJson[], schema: FigureSchema): CommandTargets {
  const traceTypes = new Set([...schema.traces.keys()].filter((type) => !mapTypes.has(type)));
  const used = new Set(data.map((trace) => String(trace['type'])));
  // Buttons may change a trace's type, so the attributes of any type may be meant.
  const ordered = [...used, ...[...traceTypes].filter((type) => !used.has(type))];
  const traces = ordered
    .map((type) => schema.traces.get(type))
    .filter((node) => node !== undefined);
  return { traces, layout: schema.layout, traceTypes };
}

/** Puts the sealed commands into the sealed copies of `updatemenus` and `sliders`. */
export function sealMenus(
  sealed: JsonValue | undefined,
  original: JsonValue | undefined,
  list: 'buttons' | 'steps',
  targets: CommandTargets,
  state: SealState,
): void {
  if (!isArray(sealed) || !isArray(original)) return;
  for (const [index, menu] of sealed.entries()) {
    const source = original[index];
    const buttons = isObject(menu) ? menu[list] : undefined;
    const sources = isObject(source) ? source[list] : undefined;
    if (!isArray(buttons) || !isArray(sources)) continue;
    for (const [position, button] of buttons.entries()) {
      sealButton(button as MutableJson, sources[position], targets, state);
    }
  }
}

function sealButton(
  button: MutableJson,
  source: JsonValue | undefined,
  targets: CommandTargets,
  state: SealState,
): void {
  const from = isObject(source) ? source : {};
  const method = from['method'] ?? 'restyle';
  for (const key of ['args', 'args2']) {
    delete button[key];
    if (!(key in from) || method === 'skip') continue;
    const args = sealCommand(method, from[key], targets, state);
    if (args) button[key] = args;
    else state.removed.add('button action');
  }
}
