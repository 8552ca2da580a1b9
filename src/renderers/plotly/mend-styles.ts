import type { PlotElement, SealedFigure } from './plotly-api.ts';

let refused: boolean | undefined;

/** Whether the page's policy refuses `style` attributes that are written as text. */
function stylesAreRefused(): boolean {
  if (refused === undefined) {
    const probe = document.createElement('i');
    probe.setAttribute('style', 'color: red');
    refused = probe.style.color === '';
  }
  return refused;
}

/**
 * Plotly writes some styles as text (bold labels, the sharp edges of a heatmap). Where the page's policy
 * refuses that, they are set through the object model, which no policy restricts, after each drawing.
 */
export function mendStyles(chart: PlotElement, figure: SealedFigure): void {
  if (!stylesAreRefused()) return;
  // The edges of cells are lost for good when Plotly sets another style of the same element.
  const sharp = figure.data.every((trace) => !trace['zsmooth']);
  const mend = (): void => {
    for (const element of chart.querySelectorAll<HTMLElement | SVGElement>('[style]')) {
      if (element.style.length === 0) element.style.cssText = element.getAttribute('style') ?? '';
    }
    if (!sharp) return;
    for (const image of chart.querySelectorAll<SVGElement>('.heatmaplayer image')) {
      image.style.imageRendering = 'pixelated';
    }
  };
  mend();
  chart.on('plotly_afterplot', mend);
}
