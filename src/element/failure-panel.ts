import { html, type TemplateResult } from 'lit';
import type { SandboxError, SandboxErrorCode } from '../protocol/errors.ts';
import { icon } from './icons.ts';

/** What went wrong, for the user who waits for the chart. The details are for the developer. */
const titles: Record<SandboxErrorCode, string> = {
  'not-isolated': 'Python was not started: the sandbox is not closed',
  unsupported: 'This browser cannot run the sandbox',
  'bad-option': 'The sandbox is not set up correctly',
  'fetch-failed': 'A file could not be downloaded',
  'hash-mismatch': 'A downloaded file is not the expected one',
  'unknown-version': 'This release of Pyodide is not known',
  'boot-failed': 'Python did not start',
  'boot-timeout': 'Python took too long to start',
  'install-failed': 'A package could not be installed',
  'install-timeout': 'A package took too long to install',
  'frame-failed': 'The sandbox could not be opened in this page',
  'too-many-sandboxes': 'Too many sandboxes are open',
  closed: 'The sandbox is closed',
};

/** Why the sandbox cannot run programs, and what to do: the message of a `SandboxError` names both. */
export function failurePanel(error: SandboxError, onRetry: () => void): TemplateResult {
  return html`<div part="failure" class="failure" role="group" aria-label="Error">
    ${icon('warning')}
    <div class="failure-text">
      <p class="failure-title">${titles[error.code]}</p>
      <p class="failure-message">${error.message}</p>
      <p class="failure-foot">
        <button type="button" part="button retry-button" class="button retry" @click=${onRetry}>
          Retry
        </button>
        <code class="failure-code">${error.code}</code>
      </p>
    </div>
  </div>`;
}
