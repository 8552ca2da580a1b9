import { css } from 'lit';

/** Outputs, notes on runs, failures and the link dialog. */
export const outputStyles = css`
  .outputs:empty {
    display: none;
  }

  .run-block,
  .outputs {
    display: flex;
    flex-direction: column;
    gap: 12px;
  }

  .run-block + .run-block,
  .run-block + .remark,
  .remark + .run-block {
    padding-block-start: 14px;
    border-block-start: 1px solid var(--_border);
  }

  .output {
    position: relative;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .output[aria-busy]::after {
    display: block;
    color: var(--_muted);
    content: 'Drawing…';
    font-size: 13px;
    animation: appear 1ms 250ms backwards;
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  .output-text,
  .stream {
    max-block-size: var(--agent-sandbox-text-max-height, 26rem);
    overflow-y: auto;
    overscroll-behavior: contain;
    line-height: 1.55;
  }

  .stream > .output-text {
    max-block-size: none;
    overflow: visible;
  }

  .output-stderr {
    border-inline-start-color: color-mix(in srgb, var(--_warning) 55%, transparent);
    color: var(--_warning);
  }

  .output-error {
    border-color: color-mix(in srgb, var(--_danger) 35%, transparent);
  }

  .note {
    color: var(--_muted);
    font-size: 13px;
  }

  .end-note {
    padding: 7px 11px;
    border-radius: 7px;
    background: color-mix(in srgb, var(--_muted) 9%, transparent);
    color: var(--_text);
  }

  .end-note[data-status='timeout'] {
    background: color-mix(in srgb, var(--_warning) 11%, transparent);
  }

  .end-note[data-status='crashed'] {
    background: color-mix(in srgb, var(--_danger) 9%, transparent);
  }

  .failure {
    display: flex;
    gap: 12px;
    padding: 12px 14px;
    border: 1px solid color-mix(in srgb, var(--_danger) 35%, transparent);
    border-radius: 8px;
    background: color-mix(in srgb, var(--_danger) 6%, transparent);
  }

  .outputs:not(:empty) + .failure {
    margin-block-start: 14px;
  }

  .failure > .icon {
    margin-block-start: 2px;
    color: var(--_danger);
    font-size: 18px;
  }

  .failure-text {
    flex: 1;
    min-inline-size: 0;
  }

  .failure-title {
    font-weight: 600;
  }

  .failure-message {
    margin-block-start: 4px;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .failure-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin-block-start: 12px;
  }

  .button.retry,
  .link-buttons .button {
    padding-inline: 14px;
    border-color: color-mix(in srgb, var(--_text) 22%, transparent);
    background: var(--_surface);
    color: var(--_text);
  }

  .failure-code {
    color: var(--_muted);
    font: 12px/1.5 var(--_mono);
  }

  .link-dialog {
    max-inline-size: min(34rem, calc(100vw - 32px));
    padding: 20px;
    border: 1px solid var(--_border);
    border-radius: 12px;
    background: var(--_surface);
    box-shadow: 0 12px 40px rgb(0 0 0 / 25%);
    color: var(--_text);
  }

  .link-dialog::backdrop {
    background: rgb(0 0 0 / 40%);
  }

  .link-title {
    margin: 0;
    font-size: 16px;
    font-weight: 600;
  }

  .link-note {
    margin-block-start: 6px;
    color: var(--_muted);
  }

  .link-address {
    max-block-size: 40vh;
    margin-block: 14px;
    padding: 10px 12px;
    overflow: auto;
    border-radius: 7px;
    background: var(--_raised);
    font: 13px/1.5 var(--_mono);
    overflow-wrap: anywhere;
  }

  .link-buttons {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
  }

  .link-buttons .open {
    border-color: transparent;
    background: var(--_accent);
    color: light-dark(#ffffff, #101218);
  }
`;
