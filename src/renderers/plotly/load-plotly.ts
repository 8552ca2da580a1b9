import type { PlotlyApi } from './plotly-api.ts';

export interface LoadedPlotly {
  plotly: PlotlyApi;
  /** Plotly's own style rules, for the shadow root that the figure stands in. */
  styles: CSSStyleSheet;
}

let loading: Promise<LoadedPlotly> | undefined;

/** Loads Plotly.js once per page, at the first figure. A failed load is tried again by the next figure. */
export function loadPlotly(): Promise<LoadedPlotly> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * While Plotly's module runs it writes its rules, one by one, into the sheet of the element with this id. An element
 * that only records them keeps Plotly's styles out of the page, and works under a CSP without `unsafe-inline`.
 */
const styleElementId = 'plotly.js-style-global';

async function load(): Promise<LoadedPlotly> {
  const rules: string[] = [];
  const recorder = document.createElement('template');
  recorder.id = styleElementId;
  Object.defineProperty(recorder, 'sheet', {
    value: { insertRule: (rule: string) => rules.unshift(rule) },
  });
  // First in the document, so that it is found before the element of another Plotly on the page.
  document.documentElement.prepend(recorder);
  try {
    const module = await import('plotly.js-strict-dist-min');
    const styles = new CSSStyleSheet();
    styles.replaceSync(rules.filter((rule) => rule.includes('.js-plotly-plot')).join('\n'));
    return { plotly: module.default as PlotlyApi, styles };
  } finally {
    recorder.remove();
  }
}

/** Gives the root that `target` stands in Plotly's styles; a document or shadow root gets them once. */
export function adoptStyles(target: HTMLElement, styles: CSSStyleSheet): void {
  const root = target.getRootNode();
  if (!(root instanceof ShadowRoot || root instanceof Document)) return;
  if (!root.adoptedStyleSheets.includes(styles)) root.adoptedStyleSheets.push(styles);
}
