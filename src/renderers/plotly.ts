import type { Renderer } from './renderer.ts';

/** Figures of Plotly, sealed and drawn in the page. Plotly itself is loaded at the first one. */
export const plotlyRenderer: Renderer = {
  mimeTypes: ['application/vnd.plotly.v1+json'],
  render: async (content, target, context) => {
    const { drawFigure } = await import('./plotly/draw-figure.ts');
    return drawFigure(content, target, context);
  },
};
