import type { Output } from '../protocol/outputs.ts';
import { outputBox, type OutputPlace, type OutputView } from './output-view.ts';

export function drawOutput(output: Output, place: OutputPlace): OutputView {
  const element = outputBox(output, place);
  const pre = document.createElement('pre');
  pre.className = 'stream';
  if (output.output_type === 'stream') {
    pre.dataset['name'] = output.name;
    pre.append(output.text);
  } else if (output.output_type === 'error') {
    pre.append(output.traceback.join('\n'));
  } else pre.append(String(output.data['text/plain'] ?? ''));
  element.append(pre);
  return {
    element,
    figure: place.figure,
    extend: (text) => pre.append(text),
    setColorScheme: () => undefined,
    dispose: () => undefined,
  };
}
