import type { ErrorOutput } from '../protocol/outputs.ts';
import { copyButton } from './copy-button.ts';
import type { RenderedOutput } from './renderer.ts';
import { StreamView } from './stream.ts';

/** Draws the exception that ended a program: its name and message, and the traceback, which folds away. */
export function renderError(output: ErrorOutput, target: HTMLElement): RenderedOutput {
  const box = document.createElement('div');
  box.className = 'output-error';
  const heading = document.createElement('p');
  heading.className = 'output-error-message';
  heading.append(strong(output.ename));
  if (output.evalue !== '') heading.append(': ', isolated(output.evalue));
  box.append(heading);

  const traceback = output.traceback.join('\n');
  if (traceback.trim() !== '') box.append(tracebackDetails(traceback));
  target.append(box);
  return {};
}

function tracebackDetails(traceback: string): HTMLElement {
  const details = document.createElement('details');
  details.open = true;
  const summary = document.createElement('summary');
  summary.textContent = 'Traceback';
  const view = new StreamView('text');
  view.element.classList.add('output-traceback');
  view.element.tabIndex = 0;
  view.element.role = 'region';
  view.element.ariaLabel = 'Traceback';
  view.append(traceback);
  const copy = copyButton('Copy traceback', () => view.element.textContent ?? '');
  details.append(summary, view.element, copy);
  return details;
}

function strong(text: string): HTMLElement {
  const element = document.createElement('strong');
  element.append(isolated(text));
  return element;
}

function isolated(text: string): HTMLElement {
  const element = document.createElement('bdi');
  element.textContent = text;
  return element;
}
