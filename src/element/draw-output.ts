import type {
  DisplayDataOutput,
  ExecuteResultOutput,
  Output,
  StreamOutput,
} from '../protocol/outputs.ts';
import { renderError } from '../renderers/index.ts';
import { renderBundle } from '../renderers/render-bundle.ts';
import type { RenderedOutput } from '../renderers/renderer.ts';
import { outputBox, outputLabel, type OutputPlace, type OutputView } from './output-view.ts';
import { scrollBox } from './scroll-box.ts';
import { drawStream } from './stream-text.ts';

/** Draws one output. What is slow to draw appears in its box when it is ready. */
export function drawOutput(output: Output, place: OutputPlace): OutputView {
  const element = outputBox(output, place);
  const still = {
    element,
    figure: place.figure,
    extend: nothing,
    setColorScheme: nothing,
    dispose: nothing,
  };
  switch (output.output_type) {
    case 'stream':
      return { ...still, extend: appendStream(output, element) };
    case 'error':
      renderError(output, element);
      return still;
    case 'display_data':
    case 'execute_result':
      return { ...still, ...drawBundle(output, element, place) };
    default: {
      const never: never = output;
      return never;
    }
  }
}

function nothing(): void {}

function appendStream(output: StreamOutput, target: HTMLElement): (text: string) => void {
  const stream = drawStream(output);
  target.append(stream.element);
  return stream.extend;
}

function drawBundle(
  { data, metadata }: DisplayDataOutput | ExecuteResultOutput,
  target: HTMLElement,
  place: OutputPlace,
): Pick<OutputView, 'setColorScheme' | 'dispose'> {
  let drawn: RenderedOutput | undefined;
  let disposed = false;
  const colorScheme = place.colorScheme();
  const context = {
    colorScheme,
    label: outputLabel(place),
    emit: place.emit,
    openLink: place.openLink,
  };
  target.ariaBusy = 'true';
  void renderBundle(data, metadata, target, context).then((rendered) => {
    for (const text of target.querySelectorAll<HTMLElement>('.output-text')) {
      scrollBox(text, 'Text');
    }
    target.ariaBusy = null;
    drawn = rendered;
    if (disposed) rendered.dispose?.();
    else if (place.colorScheme() !== colorScheme) rendered.setColorScheme?.(place.colorScheme());
  });
  return {
    setColorScheme: (scheme) => drawn?.setColorScheme?.(scheme),
    dispose: () => {
      disposed = true;
      drawn?.dispose?.();
    },
  };
}
