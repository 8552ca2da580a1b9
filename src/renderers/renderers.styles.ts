import { css } from 'lit';

/** Looks of all outputs. The custom properties follow the colour scheme and can be set from the page. */
export const renderersStyles = css`
  :host {
    --_text: var(--agent-sandbox-text, light-dark(#24292f, #e3e6ea));
    --_quiet: var(--agent-sandbox-quiet, light-dark(#59636e, #9aa4b0));
    --_surface: var(--agent-sandbox-surface, light-dark(#ffffff, #16181d));
    --_sunken: var(--agent-sandbox-sunken, light-dark(#f6f7f9, #1f2329));
    --_border: var(--agent-sandbox-border, light-dark(#d5d9de, #363c45));
    --_link: var(--agent-sandbox-link, light-dark(#0b5cad, #7ab7ff));
    --_error: var(--agent-sandbox-error, light-dark(#b3261e, #ff9d94));
    --_error-surface: var(--agent-sandbox-error-surface, light-dark(#fdf2f1, #2a1a1a));
    --_mono: var(--agent-sandbox-mono-font, ui-monospace, 'SF Mono', Menlo, Consolas, monospace);
    --_sans: var(--agent-sandbox-font, system-ui, -apple-system, 'Segoe UI', sans-serif);
  }

  .output-place {
    min-inline-size: 0;
    color: var(--_text);
  }

  .output-text,
  .output-markdown pre {
    margin: 0;
    font: 13px/1.5 var(--_mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
    tab-size: 8;
    color: var(--_text);
  }

  .output-text {
    max-block-size: 480px;
    overflow-y: auto;
  }

  .output-stderr {
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--_border);
  }

  .output-text span {
    unicode-bidi: isolate;
  }

  .output-note {
    margin: 6px 0;
    font: 12px/1.4 var(--_sans);
    color: var(--_quiet);
    overflow-wrap: anywhere;
  }

  .output-button {
    padding: 3px 10px;
    border: 1px solid var(--_border);
    border-radius: 6px;
    font: 12px/1.5 var(--_sans);
    color: var(--_text);
    background: var(--_surface);
    cursor: pointer;
  }

  .output-button:hover {
    background: var(--_sunken);
  }

  :is(.output-button, .output-link, summary, .output-frame, .output-scroller, pre):focus-visible {
    outline: 2px solid var(--_link);
    outline-offset: 1px;
  }

  .output-error {
    padding: 10px 14px;
    border: 1px solid var(--_error);
    border-radius: 8px;
    color: var(--_text);
    background: var(--_error-surface);
  }

  .output-error-message {
    margin: 0;
    font: 13px/1.5 var(--_mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .output-error-message strong {
    color: var(--_error);
  }

  .output-error details {
    margin-block-start: 8px;
  }

  .output-error summary {
    inline-size: fit-content;
    font: 12px/1.6 var(--_sans);
    color: var(--_quiet);
    cursor: pointer;
  }

  .output-traceback {
    margin-block: 6px 8px;
    overflow-x: auto;
    white-space: pre;
  }

  .output-image {
    display: block;
    max-inline-size: 100%;
    max-block-size: 80vh;
    block-size: auto;
    object-fit: contain;
    background: #ffffff;
    border-radius: 4px;
  }

  .output-frame {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    border: 0;
    resize: vertical;
    contain: strict;
    background: var(--_surface);
    color-scheme: inherit;
  }

  .plotly-figure {
    inline-size: 100%;
    block-size: 420px;
    overflow: auto hidden;
  }

  .output-json {
    margin-block-end: 6px;
    font: 13px/1.6 var(--_mono);
    overflow-wrap: anywhere;
  }

  .output-json summary {
    cursor: pointer;
  }

  .json-children {
    margin-inline-start: 5px;
    padding-inline-start: 14px;
    border-inline-start: 1px solid var(--_border);
  }

  .json-leaf {
    padding-inline-start: 15px;
    white-space: pre-wrap;
  }

  .json-key {
    color: light-dark(#7a2e8e, #d7a6ea);
  }

  .json-string {
    color: light-dark(#1a6b3c, #8fd6a8);
  }

  .json-number,
  .json-boolean,
  .json-null {
    color: light-dark(#0b5cad, #8cc2ff);
  }

  .json-count {
    color: var(--_quiet);
  }

  .output-markdown {
    font: 14px/1.6 var(--_sans);
    overflow-wrap: anywhere;
  }

  .output-markdown > :first-child {
    margin-block-start: 0;
  }

  .output-markdown > :last-child {
    margin-block-end: 0;
  }

  .output-markdown :is(h3, h4, h5, h6) {
    margin: 1em 0 0.4em;
    line-height: 1.3;
  }

  .output-markdown h3 {
    font-size: 1.4em;
  }

  .output-markdown h4 {
    font-size: 1.2em;
  }

  .output-markdown :is(h5, h6) {
    font-size: 1em;
  }

  .output-markdown :is(pre, blockquote, .output-scroller) {
    margin: 10px 0;
  }

  .output-markdown pre {
    padding: 10px 12px;
    border-radius: 6px;
    background: var(--_sunken);
    overflow-x: auto;
    white-space: pre;
  }

  .output-markdown code {
    font-family: var(--_mono);
    font-size: 0.93em;
  }

  .output-markdown :not(pre) > code {
    padding: 1px 5px;
    border-radius: 4px;
    background: var(--_sunken);
  }

  .output-markdown blockquote {
    padding-inline-start: 14px;
    border-inline-start: 3px solid var(--_border);
    color: var(--_quiet);
  }

  .output-markdown hr {
    border: 0;
    border-block-start: 1px solid var(--_border);
  }

  .output-scroller {
    overflow-x: auto;
  }

  .output-markdown table {
    border-collapse: collapse;
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }

  .output-markdown :is(th, td) {
    padding: 4px 12px;
    border-block-end: 1px solid var(--_border);
    text-align: start;
    overflow-wrap: normal;
  }

  .output-link {
    display: inline;
    padding: 0;
    border: 0;
    font: inherit;
    color: var(--_link);
    background: none;
    text-align: start;
    text-decoration: underline;
    cursor: pointer;
  }
`;
