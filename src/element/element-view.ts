import { html, nothing, type TemplateResult } from 'lit';
import type { SandboxError } from '../protocol/errors.ts';
import type { Progress, SessionState } from '../session/session-types.ts';
import { emptyText } from './empty-text.ts';
import { failurePanel } from './failure-panel.ts';
import { progressBar } from './progress-bar.ts';
import { toolbar } from './toolbar.ts';

/** Everything that the element's appearance depends on. */
export interface ElementView {
  state: SessionState;
  error: SandboxError | undefined;
  progress: Progress | undefined;
  label: string;
  headless: boolean;
  /** Run number and time. */
  meta: string;
  stopping: boolean;
  hasRun: boolean;
  hasProgram: boolean;
  /** What assistive technology is told last. */
  spoken: string;
  probe: HTMLElement;
  outputs: HTMLElement;
  onRun: () => void;
  onStop: () => void;
  onRestart: () => void;
  onClear: () => void;
  onChildren: () => void;
}

/** The whole element. */
export function elementView(view: ElementView): TemplateResult {
  return html`<div part="base" class="base">
    ${view.headless ? nothing : [controls(view), progress(view)]} ${view.probe} ${body(view)}
    <div class="visually-hidden" role="status" aria-live="polite">${view.spoken}</div>
    <slot hidden @slotchange=${view.onChildren}></slot>
  </div>`;
}

function controls(view: ElementView): TemplateResult {
  const { state } = view;
  return toolbar({
    ...view,
    canRun: state !== 'closed' && state !== 'failed' && view.hasProgram,
    canClear: view.outputs.childElementCount > 0 && state !== 'running',
  });
}

function progress(view: ElementView): TemplateResult | typeof nothing {
  return view.progress || view.state === 'booting' ? progressBar(view.progress) : nothing;
}

function body({ state, outputs, headless, ...view }: ElementView): TemplateResult {
  const error = headless ? undefined : view.error;
  const vacant = outputs.childElementCount === 0 && !error;
  const silent = headless || state === 'booting';
  return html`<div part="body" class="body" ?hidden=${vacant && silent}>
    ${outputs} ${error ? failurePanel(error, view.onRestart) : nothing}
    ${vacant && !silent ? empty(emptyText(state, view.hasRun, view.hasProgram)) : nothing}
  </div>`;
}

function empty(words: string): TemplateResult {
  return html`<slot name="empty"><p part="empty" class="empty">${words}</p></slot>`;
}
