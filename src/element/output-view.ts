import type { Output } from '../protocol/outputs.ts';
import type { RenderContext, RenderedOutput } from '../renderers/renderer.ts';
import type { ColorScheme } from './color-scheme.ts';

/** What one drawn output needs to know of where it stands. */
export interface OutputPlace {
  run: number;
  index: number;
  /** The number of the figure within its run, if the output is one. */
  figure: number | undefined;
  colorScheme: () => ColorScheme;
  emit: RenderContext['emit'];
  openLink: RenderContext['openLink'];
}

/** One output on the page. */
export interface OutputView extends Required<RenderedOutput> {
  readonly element: HTMLElement;
  readonly figure: number | undefined;
  /** Adds text to a stream; other outputs never grow. */
  extend: (text: string) => void;
}

/** `Figure 1 of run 2`, `Output 3 of run 2`: unique among the outputs of an element until it restarts. */
export function outputLabel({ run, index, figure }: OutputPlace): string {
  return `${figure === undefined ? `Output ${index + 1}` : `Figure ${figure}`} of run ${run}`;
}

/** The box that every output stands in. */
export function outputBox(output: Output, place: OutputPlace): HTMLElement {
  const box = document.createElement('div');
  box.className = 'output';
  box.part.add('output');
  box.dataset['type'] = output.output_type;
  box.role = 'group';
  box.ariaLabel = outputLabel(place);
  return box;
}
