import { css } from 'lit';

/** Colours, type and the frame of the element. Everything a page may want to change is a custom property. */
export const styles = css`
  :host {
    --_surface: var(--agent-sandbox-surface, light-dark(#ffffff, #17181c));
    --_raised: var(--agent-sandbox-surface-raised, light-dark(#f7f7f9, #1e2025));
    --_border: var(--agent-sandbox-border, light-dark(#e3e4ea, #30333c));
    --_text: var(--agent-sandbox-text, light-dark(#1b1d23, #e6e8ee));
    --_muted: var(--agent-sandbox-text-muted, light-dark(#5d6170, #a3a7b5));
    --_accent: var(--agent-sandbox-accent, light-dark(#2b5fd9, #8fb2ff));
    --_danger: var(--agent-sandbox-danger, light-dark(#b3261e, #ff9189));
    --_warning: var(--agent-sandbox-warning, light-dark(#865200, #efb65e));
    --_success: var(--agent-sandbox-success, light-dark(#1a7f4e, #4cc38a));
    --_quiet: var(--_muted);
    --_sunken: var(--_raised);
    --_link: var(--_accent);
    --_error: var(--_danger);
    --_error-surface: color-mix(in srgb, var(--_danger) 5%, var(--_surface));
    --_radius: var(--agent-sandbox-radius, 10px);
    --_sans: var(--agent-sandbox-font, system-ui, -apple-system, 'Segoe UI', sans-serif);
    --_mono: var(
      --agent-sandbox-mono-font,
      ui-monospace,
      'SF Mono',
      'Cascadia Mono',
      'Segoe UI Mono',
      'Roboto Mono',
      Menlo,
      Consolas,
      monospace
    );
    display: block;
    color: var(--_text);
    font: 14px/1.5 var(--_sans);
    text-align: start;
  }

  :host([hidden]) {
    display: none;
  }

  * {
    box-sizing: border-box;
  }

  p {
    margin: 0;
  }

  .base {
    container-type: inline-size;
    position: relative;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  :host([headless]) .base {
    border: 0;
    border-radius: 0;
    background: none;
  }

  .scheme-probe {
    position: absolute;
    inline-size: 0;
    block-size: 0;
    visibility: hidden;
    outline-color: light-dark(rgb(0 0 0), rgb(0 0 1));
    transition: outline-color 1ms;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .icon {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    font-size: 16px;
  }

  .body {
    padding: 14px 16px;
  }

  :host([headless]) .body {
    padding: 0;
  }

  .empty {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    color: var(--_muted);
  }
`;
