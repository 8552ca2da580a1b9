/** The bundle has no types of its own; `load-plotly.ts` says what we use of it. */
declare module 'plotly.js-strict-dist-min' {
  const plotly: unknown;
  export default plotly;
}
