/** Modules that have no types of their own, or (the maps) ones that would take long to infer. */

declare module 'plotly.js-strict-dist-min' {
  const plotly: unknown;
  export default plotly;
}

declare module 'world-atlas/countries-110m.json' {
  const topology: unknown;
  export default topology;
}

declare module 'us-atlas/states-10m.json' {
  const topology: unknown;
  export default topology;
}
