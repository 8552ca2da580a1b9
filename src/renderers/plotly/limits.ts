/** What a figure may hold. Beyond these, drawing it would freeze the page. */
export const figureLimits = {
  traces: 500,
  /** Values in all arrays of the figure together. */
  values: 4_000_000,
  /** Marks that Plotly draws as one SVG element each. */
  svgMarks: 100_000,
  /** UTF-16 code units of all text together, base64 included. */
  text: 32_000_000,
  /** One text that is laid out, such as a title. */
  oneText: 20_000,
  /** Pixels of one side of the figure. */
  side: 4096,
  frames: 1000,
  /** Entries of one list of objects, such as `annotations`. */
  listEntries: 2000,
  /** Nesting of free-form data such as `customdata`. */
  depth: 12,
} as const;
