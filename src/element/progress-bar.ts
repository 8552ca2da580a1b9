import { html, nothing, type TemplateResult } from 'lit';
import type { Phase, Progress } from '../session/session-types.ts';
import { bytes } from './units.ts';

const phaseWords: Record<Phase, string> = {
  download: 'Downloading Python',
  boot: 'Starting Python',
  packages: 'Downloading packages',
  install: 'Installing packages',
};

/** What is being loaded and how far it is; without a known total the bar only shows that something goes on. */
export function progressBar(progress: Progress | undefined): TemplateResult {
  const { phase, loaded, total } = progress ?? { phase: 'boot', loaded: 0, total: 0 };
  const known = total > 0;
  return html`<div part="progress" class="progress">
    <progress
      part="progress-bar"
      aria-label=${phaseWords[phase]}
      value=${known ? Math.min(loaded, total) : nothing}
      max=${known ? total : nothing}
    ></progress>
    <p class="progress-text">
      <span>${phaseWords[phase]}</span><span class="bytes">${bytes(loaded, total)}</span>
    </p>
  </div>`;
}
