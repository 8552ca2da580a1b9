/** The frame's own policy, first in its document: nothing but images from their own bytes. */
const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * A page whose CSP has no `'unsafe-inline'` takes this style away. The document is readable without it: the scheme
 * comes from a `<meta>`, and tables have their lines by attributes.
 */
const style = `
:root { font: 14px/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 2px; overflow-wrap: anywhere; }
table { border-collapse: collapse; border: 0; font-size: 13px; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
th, td { border: 0; border-bottom: 1px solid GRID; padding: 4px 12px; vertical-align: top; white-space: nowrap; }
th { font-weight: 600; text-align: start; }
th[align=right] { text-align: right; }
thead th { position: sticky; top: 0; background: SURFACE; border-bottom: 2px solid LINE; }
tbody tr:nth-child(even) { background: STRIPE; }
pre, code, kbd, samp { font-family: ui-monospace, monospace; font-size: 13px; }
pre { overflow-x: auto; white-space: pre-wrap; }
img { max-width: 100%; height: auto; }
h1, h2, h3, h4, h5, h6 { margin: 0.8em 0 0.4em; line-height: 1.25; }
h1 { font-size: 1.5em; } h2 { font-size: 1.3em; } h3 { font-size: 1.15em; }
blockquote { margin-inline: 0; padding-inline-start: 1em; border-inline-start: 3px solid LINE; }
`;

const colors = {
  light: {
    text: '#24292f',
    SURFACE: '#ffffff',
    STRIPE: '#f6f7f9',
    GRID: '#e3e6ea',
    LINE: '#c5cad1',
  },
  dark: {
    text: '#e3e6ea',
    SURFACE: '#16181d',
    STRIPE: '#1c1f26',
    GRID: '#31363f',
    LINE: '#4a515c',
  },
} as const;

/** The whole document of the frame around sanitised markup. */
export function frameDocument(markup: string, scheme: 'light' | 'dark'): string {
  const { text, ...tones } = colors[scheme];
  let rules = style;
  for (const [name, color] of Object.entries(tones)) rules = rules.replaceAll(name, color);
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="color-scheme" content="${scheme}">`,
    `<style>${rules}html { color: ${text}; background: ${tones.SURFACE}; }</style>`,
    `</head><body>${markup}</body></html>`,
  ].join('');
}
