import { html, nothing, type TemplateResult } from 'lit';
import type { SessionState } from '../session/session-types.ts';
import { icon } from './icons.ts';

/** The word for each state, as the toolbar shows it. */
const stateWords: Record<SessionState, string> = {
  idle: 'Not started',
  booting: 'Starting',
  ready: 'Ready',
  running: 'Running',
  closed: 'Closed',
  failed: 'Not available',
};

export interface ToolbarView {
  state: SessionState;
  /** Name of the whole element, for the group that the buttons form. */
  label: string;
  /** What is said beside the state: run number and time. */
  meta: string;
  /** Stop was pressed and the program has not ended yet. */
  stopping: boolean;
  canRun: boolean;
  canClear: boolean;
  onRun: () => void;
  onStop: () => void;
  onRestart: () => void;
  onClear: () => void;
}

type ButtonName = 'run' | 'stop' | 'restart' | 'clear';

function button(name: ButtonName, label: string, hint: string, onClick: () => void, busy = false) {
  return html`<button
    type="button"
    part="button ${name}-button"
    class="button ${name}"
    title=${hint}
    aria-label=${label}
    aria-disabled=${busy ? 'true' : nothing}
    @click=${() => {
      if (!busy) onClick();
    }}
  >
    ${icon(name)}<span class="button-label" aria-hidden="true">${label}</span>
  </button>`;
}

/** State, time and the buttons. */
export function toolbar(view: ToolbarView): TemplateResult {
  const { state, stopping } = view;
  const running = state === 'running';
  return html`<div part="toolbar" class="toolbar" role="group" aria-label="${view.label} controls">
    <span part="state" class="state">
      <span class="dot" data-state=${state} aria-hidden="true"></span>
      <span>${stopping ? 'Stopping' : stateWords[state]}</span>
    </span>
    <span part="meta" class="meta">${view.meta}</span>
    <slot name="toolbar"></slot>
    <span class="buttons">
      ${
        running
          ? button(
              'stop',
              'Stop',
              'Stop the program; its variables are kept where possible',
              view.onStop,
              stopping,
            )
          : nothing
      }
      ${
        view.canRun && !running
          ? button('run', 'Run', 'Run the program', view.onRun, state === 'booting')
          : nothing
      }
      ${
        state === 'idle' || state === 'booting'
          ? nothing
          : button('restart', 'Restart', 'Start Python afresh; its variables go', view.onRestart)
      }
      ${view.canClear ? button('clear', 'Clear', 'Remove the outputs from view', view.onClear) : nothing}
    </span>
  </div>`;
}
