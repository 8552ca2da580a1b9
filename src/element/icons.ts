import { svg, type SVGTemplateResult } from 'lit';

/** Paths on a 16 by 16 grid, drawn in the colour of the text beside them. */
const paths = {
  run: svg`<path d="M5 3.2v9.6L12.6 8z" fill="currentColor" stroke-linejoin="round" />`,
  stop: svg`<rect x="4" y="4" width="8" height="8" rx="1.2" fill="currentColor" />`,
  restart: svg`<path d="M12.6 6.2A5 5 0 1 0 13 8.6M12.9 3v3.4H9.5" />`,
  clear: svg`<path d="M3 4.6h10M6.4 4.4V3h3.2v1.4M4.6 4.8l.6 8.2h5.6l.6-8.2M6.9 7.2v3.4M9.1 7.2v3.4" />`,
  warning: svg`<path d="M8 2.4 14 13H2zM8 6.4v3.2M8 11.4v.2" stroke-linejoin="round" />`,
  output: svg`<path d="M2.8 4h10.4v8H2.8zM5 7l1.4 1.2L5 9.4M8 9.6h2.6" stroke-linejoin="round" />`,
} as const;

/** A picture for the eyes only: what it stands next to has a name of its own. */
export function icon(name: keyof typeof paths): SVGTemplateResult {
  return svg`<svg
    class="icon"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.4"
    stroke-linecap="round"
    aria-hidden="true"
    focusable="false"
  >${paths[name]}</svg>`;
}
