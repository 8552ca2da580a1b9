import { css } from 'lit';

/** The 16 named colours of terminals, legible on both surfaces, and their styles. */
export const ansiStyles = css`
  .ansi-bold {
    font-weight: 700;
  }
  .ansi-dim {
    opacity: 0.75;
  }
  .ansi-italic {
    font-style: italic;
  }
  .ansi-underline {
    text-decoration: underline;
  }
  .ansi-strike {
    text-decoration: line-through;
  }
  .ansi-inverse {
    color: var(--_surface);
    background: var(--_text);
  }
  .ansi-black-fg {
    color: light-dark(#24292f, #9aa4b0);
  }
  .ansi-red-fg,
  .ansi-bright-red-fg {
    color: light-dark(#b3261e, #ff8a80);
  }
  .ansi-green-fg,
  .ansi-bright-green-fg {
    color: light-dark(#1a6b3c, #7fd69b);
  }
  .ansi-yellow-fg,
  .ansi-bright-yellow-fg {
    color: light-dark(#7d5700, #e8c268);
  }
  .ansi-blue-fg,
  .ansi-bright-blue-fg {
    color: light-dark(#0b5cad, #7ab7ff);
  }
  .ansi-magenta-fg,
  .ansi-bright-magenta-fg {
    color: light-dark(#8a2a86, #e3a3e0);
  }
  .ansi-cyan-fg,
  .ansi-bright-cyan-fg {
    color: light-dark(#0b6770, #6fd3dd);
  }
  .ansi-white-fg,
  .ansi-bright-black-fg {
    color: light-dark(#59636e, #c5cad1);
  }
  .ansi-bright-white-fg {
    color: light-dark(#3d444d, #ffffff);
  }
  .ansi-black-bg {
    background: #24292f;
    color: #e3e6ea;
  }
  .ansi-red-bg,
  .ansi-bright-red-bg {
    background: light-dark(#ffd7d3, #6e1f1a);
  }
  .ansi-green-bg,
  .ansi-bright-green-bg {
    background: light-dark(#cdeed8, #17512e);
  }
  .ansi-yellow-bg,
  .ansi-bright-yellow-bg {
    background: light-dark(#ffecb8, #5b4300);
  }
  .ansi-blue-bg,
  .ansi-bright-blue-bg {
    background: light-dark(#d2e6fb, #0d3c70);
  }
  .ansi-magenta-bg,
  .ansi-bright-magenta-bg {
    background: light-dark(#f3d7f1, #5b1c58);
  }
  .ansi-cyan-bg,
  .ansi-bright-cyan-bg {
    background: light-dark(#c8eef1, #0b464c);
  }
  .ansi-white-bg,
  .ansi-bright-white-bg,
  .ansi-bright-black-bg {
    background: light-dark(#e3e6ea, #4a515c);
  }
`;
