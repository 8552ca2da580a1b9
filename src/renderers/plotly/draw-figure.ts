import type { JsonValue } from '../../protocol/outputs.ts';
import { noteLine } from '../note-line.ts';
import { RenderRefusal, type RenderContext, type RenderedOutput } from '../renderer.ts';
import { prepareBaseMaps } from './base-map.ts';
import { passEventsOn } from './figure-events.ts';
import { figureWords } from './figure-words.ts';
import { adoptStyles, loadPlotly } from './load-plotly.ts';
import { mendStyles } from './mend-styles.ts';
import type { PlotElement, SealedFigure } from './plotly-api.ts';
import { readSchema, type FigureSchema } from './schema.ts';
import { sealFigure } from './seal-figure.ts';
import { themedLayout } from './theme.ts';

/** All of Plotly's settings are ours: nothing is sent, fetched, typeset or logged, and nothing can be edited. */
const config = {
  displaylogo: false,
  displayNotifier: false,
  editable: false,
  logging: 0,
  notifyOnLogging: 0,
  plotlyServerURL: '',
  responsive: false,
  showSendToCloud: false,
  showTips: false,
  // A fetch from it would fail in the browser: base maps are provided before Plotly looks for them.
  topojsonURL: 'data:,',
  typesetMath: false,
  watermark: false,
} as const;

let schema: FigureSchema | undefined;

/** Seals a figure and draws it with Plotly, which is loaded for the first one. */
export async function drawFigure(
  content: JsonValue,
  target: HTMLElement,
  context: RenderContext,
): Promise<RenderedOutput> {
  const { plotly, styles } = await loadPlotly().catch(() => {
    throw new RenderRefusal('Plotly.js could not be loaded, so the figure is not drawn.');
  });
  schema ??= readSchema(plotly.PlotSchema.get());
  const { figure, removed } = sealFigure(content, schema);
  await prepareBaseMaps(figure);
  adoptStyles(target, styles);

  const chart = document.createElement('div') as unknown as PlotElement;
  chart.className = 'plotly-figure';
  chart.role = 'figure';
  chart.ariaLabel = [context.label, figureWords(figure)].filter(Boolean).join(': ');
  // Plotly takes a height of its own only from the figure; else it fills the box.
  const height = figure.layout['height'];
  if (typeof height === 'number') chart.style.blockSize = `${height}px`;
  target.append(chart);
  if (!removed.empty) target.append(noteLine(removed.line()));

  let scheme = context.colorScheme;
  await plotly.newPlot(chart, plotInput(figure, scheme));
  mendStyles(chart, figure);
  passEventsOn(chart, context.emit);
  const stopFollowing = followSize(chart, figure, () => plotly.Plots.resize(chart));

  return {
    setColorScheme: (next) => {
      if (next === scheme) return;
      scheme = next;
      void plotly.react(chart, plotInput(figure, scheme));
    },
    dispose: () => {
      stopFollowing();
      plotly.purge(chart);
    },
  };
}

/** Plotly writes into what it is given, so every drawing gets a layout of its own. */
const plotInput = (figure: SealedFigure, scheme: 'light' | 'dark'): unknown => ({
  data: figure.data,
  layout: structuredClone({ uirevision: 'kept', ...themedLayout(figure.layout, scheme) }),
  frames: figure.frames,
  config,
});

/** Redraws at the width of the page, unless the figure has a width of its own. Returns what stops it. */
function followSize(
  chart: HTMLElement,
  figure: SealedFigure,
  resize: () => Promise<unknown>,
): () => void {
  if (figure.layout['width'] !== undefined) return () => undefined;
  let width = chart.clientWidth;
  let frame = 0;
  const observer = new ResizeObserver(() => {
    if (chart.clientWidth === width || chart.clientWidth === 0) return;
    width = chart.clientWidth;
    cancelAnimationFrame(frame);
    // Plotly rejects when the chart is hidden by then; the next size draws it.
    frame = requestAnimationFrame(() => void resize().catch(() => undefined));
  });
  observer.observe(chart);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}
