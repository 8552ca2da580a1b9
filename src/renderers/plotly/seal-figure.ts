import type { JsonValue } from '../../protocol/outputs.ts';
import { RenderRefusal } from '../renderer.ts';
import { RemovalLog } from '../removal-log.ts';
import { FigureBudget } from './budget.ts';
import { checkMarks } from './check-marks.ts';
import { figureLimits } from './limits.ts';
import {
  isArray,
  isObject,
  type JsonObject,
  type MutableJson,
  type SealedFigure,
} from './plotly-api.ts';
import { plainMapLayout, plainMapTrace } from './plain-map.ts';
import type { FigureSchema } from './schema.ts';
import { sealContainer } from './seal-container.ts';
import { sealFrames } from './seal-frames.ts';
import { commandTargets, sealMenus } from './seal-menus.ts';
import { mapTypes, sealTrace, withoutMaps } from './seal-trace.ts';
import type { SealState } from './seal-value.ts';

/**
 * Builds the figure that is drawn: a copy that holds only what Plotly's own schema knows, and of that only what can
 * neither make a request nor run code. What was left out is counted in `removed`.
 * @throws {RenderRefusal} when the figure is none, or more than the page can draw.
 */
export function sealFigure(
  content: JsonValue,
  schema: FigureSchema,
): { figure: SealedFigure; removed: RemovalLog } {
  if (!isObject(content)) throw new RenderRefusal('The figure is not a JSON object.');
  const removed = new RemovalLog();
  const state: SealState = { budget: new FigureBudget(), removed };
  const traces = isArray(content['data']) ? content['data'] : [];
  if (traces.length > figureLimits.traces) {
    throw new RenderRefusal(
      `The figure has ${traces.length} traces; at most ${figureLimits.traces} are drawn.`,
    );
  }
  const plain = traces.map((trace) => plainMapTrace(trace, removed));
  const data = plain
    .map((trace) => sealTrace(trace, schema, state))
    .filter((trace) => trace !== undefined);
  checkMarks(data);
  const layout = sealLayout(plainMapLayout(content['layout'], traces), schema, data, state);
  const frames = sealFrames(content['frames'], data, schema, state);
  return { figure: { data, layout, frames }, removed };
}

function sealLayout(
  layout: JsonValue | undefined,
  schema: FigureSchema,
  data: readonly MutableJson[],
  state: SealState,
): MutableJson {
  if (!isObject(layout)) return {};
  const sealed = sealContainer(layout, schema.layout, state);
  limitSize(sealed);
  if (isObject(layout['template']))
    sealed['template'] = sealTemplate(layout['template'], schema, state);
  const targets = commandTargets(data, schema);
  sealMenus(sealed['updatemenus'], layout['updatemenus'], 'buttons', targets, state);
  sealMenus(sealed['sliders'], layout['sliders'], 'steps', targets, state);
  return sealed;
}

/** Each side within what a canvas can hold; Plotly's own minimum is 10. */
function limitSize(layout: MutableJson): void {
  for (const side of ['width', 'height']) {
    const value = layout[side];
    if (value === undefined) continue;
    const pixels = typeof value === 'number' ? value : Number.NaN;
    if (pixels >= 10) layout[side] = Math.min(pixels, figureLimits.side);
    else delete layout[side];
  }
}

/** A template holds traces by type and a layout. Those of types that this Plotly does not know are no loss. */
function sealTemplate(template: JsonObject, schema: FigureSchema, state: SealState): MutableJson {
  const data: MutableJson = {};
  for (const [type, traces] of Object.entries(isObject(template['data']) ? template['data'] : {})) {
    const node = schema.traces.get(type);
    if (node && !mapTypes.has(type) && isArray(traces)) {
      data[type] = traces.slice(0, 50).map((trace) => sealContainer(trace, node, state));
    }
  }
  const layout = withoutMaps(template['layout'] ?? {});
  return { data, layout: sealContainer(layout, schema.layout, state) };
}
