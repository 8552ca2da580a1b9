import { css } from 'lit';

/** The toolbar, its buttons and the progress bar. */
export const toolbarStyles = css`
  .toolbar {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 42px;
    padding: 5px 6px 5px 14px;
    border-block-end: 1px solid var(--_border);
    background: var(--_raised);
    font-size: 13px;
    line-height: 1.3;
  }

  .state {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 8px;
    font-weight: 550;
  }

  .dot {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_muted);
  }

  .dot[data-state='idle'],
  .dot[data-state='closed'] {
    background: none;
    box-shadow: inset 0 0 0 1.5px var(--_muted);
  }

  .dot[data-state='ready'] {
    background: var(--_success);
  }

  .dot[data-state='failed'] {
    background: var(--_danger);
  }

  .dot[data-state='booting'],
  .dot[data-state='running'] {
    background: var(--_accent);
    animation: pulse 1.4s ease-in-out infinite;
  }

  @keyframes pulse {
    50% {
      opacity: 0.35;
      transform: scale(0.8);
    }
  }

  .meta {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .buttons {
    display: inline-flex;
    flex: none;
    gap: 2px;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-inline-size: 32px;
    min-block-size: 30px;
    padding: 4px 9px;
    border: 1px solid transparent;
    border-radius: 7px;
    background: none;
    color: var(--_muted);
    font: inherit;
    font-weight: 500;
    cursor: pointer;
  }

  .button:hover {
    background: color-mix(in srgb, var(--_text) 7%, transparent);
    color: var(--_text);
  }

  .button:active {
    background: color-mix(in srgb, var(--_text) 12%, transparent);
  }

  .button[aria-disabled='true'] {
    background: none;
    cursor: default;
    opacity: 0.6;
  }

  .button.run,
  .button.stop {
    border-color: var(--_border);
    background: var(--_surface);
    color: var(--_text);
  }

  .button.run:hover,
  .button.stop:hover {
    border-color: color-mix(in srgb, var(--_text) 30%, transparent);
  }

  .button.run .icon {
    color: var(--_accent);
  }

  .button.stop .icon {
    color: var(--_danger);
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }

  .restart .button-label,
  .clear .button-label {
    display: none;
  }

  .restart,
  .clear {
    padding-inline: 7px;
  }

  .progress {
    padding: 14px 16px;
  }

  .progress + .scheme-probe + .body {
    padding-block-start: 0;
  }

  progress {
    display: block;
    inline-size: 100%;
    block-size: 4px;
    overflow: hidden;
    border: 0;
    border-radius: 2px;
    background: color-mix(in srgb, var(--_text) 12%, transparent);
    appearance: none;
  }

  progress::-webkit-progress-bar {
    background: none;
  }

  progress::-webkit-progress-value {
    border-radius: 2px;
    background: var(--_accent);
  }

  progress::-moz-progress-bar {
    border-radius: 2px;
    background: var(--_accent);
  }

  progress:indeterminate {
    background: linear-gradient(90deg, transparent, var(--_accent), transparent) 0 / 40% 100%
      no-repeat color-mix(in srgb, var(--_text) 12%, transparent);
    animation: sweep 1.3s linear infinite;
  }

  progress:indeterminate::-moz-progress-bar {
    background: none;
  }

  @keyframes sweep {
    from {
      background-position: -66% 0;
    }

    to {
      background-position: 166% 0;
    }
  }

  .progress-text {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px 16px;
    margin-block-start: 8px;
    color: var(--_muted);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }

  @media (prefers-reduced-motion: reduce) {
    .dot,
    progress:indeterminate {
      animation: none;
    }
  }

  @container (inline-size < 380px) {
    .toolbar {
      gap: 8px;
      padding-inline-start: 12px;
    }

    .run .button-label {
      display: none;
    }
  }
`;
