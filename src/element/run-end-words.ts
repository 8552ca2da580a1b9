import type { Output } from '../protocol/outputs.ts';
import type { RunResult } from '../protocol/run-result.ts';
import { counted, seconds } from './units.ts';

/** Longest text of the program that is read out. */
const spokenLength = 140;

function variables(result: RunResult): string {
  return result.statePreserved
    ? 'Variables were kept.'
    : 'The interpreter was restarted, variables are gone.';
}

/** One line under the outputs on a run that did not end by itself. An error has drawn its traceback already. */
export function endNote(result: RunResult): string | undefined {
  switch (result.status) {
    case 'ok':
    case 'error':
      return result.statePreserved ? undefined : variables(result);
    case 'timeout':
      return `Ended after ${seconds(result.timings.run)}, the time limit. ${variables(result)}`;
    case 'interrupted':
      return `Stopped. ${variables(result)}`;
    case 'crashed':
      return `Python crashed${reason(result)}. ${variables(result)}`;
    default: {
      const never: never = result.status;
      return never;
    }
  }
}

function reason(result: RunResult): string {
  const message = shorten(result.error?.message ?? '').replace(/\.$/u, '');
  return message === '' ? '' : `: ${message}`;
}

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/gu, ' ');
  return line.length > spokenLength ? `${line.slice(0, spokenLength)}…` : line;
}

/** Whether an output is a picture: what counts and is labelled as a figure. */
export function isFigure(output: Output): boolean {
  return (
    'data' in output &&
    Object.keys(output.data).some(
      (type) => type.startsWith('image/') || type.startsWith('application/vnd.plotly'),
    )
  );
}

/** What a screen reader says when a run has ended: brief, since the outputs can be read at leisure. */
export function announcement(run: number, result: RunResult): string {
  if (result.status === 'error') {
    const { name = 'error', message = '' } = result.error ?? {};
    return shorten(`Run ${run} failed. ${name}: ${message}`);
  }
  const note = endNote(result);
  if (note !== undefined) return `Run ${run}: ${note}`;
  const figures = result.outputs.filter(isFigure).length;
  const others = result.outputs.length - figures;
  const shown = [
    ...(figures > 0 ? [counted(figures, 'figure')] : []),
    ...(others > 0 ? [counted(others, 'output')] : []),
  ];
  return `Run ${run} finished${shown.length > 0 ? `: ${shown.join(' and ')}` : ' without output'}.${value(result)}`;
}

function value(result: RunResult): string {
  const last = result.outputs.at(-1);
  if (last?.output_type !== 'execute_result' || isFigure(last)) return '';
  const text = last.data['text/plain'];
  return typeof text === 'string' && text.length <= spokenLength ? ` ${shorten(text)}` : '';
}
