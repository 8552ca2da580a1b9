import type { StreamOutput } from '../protocol/outputs.ts';
import { StreamView } from '../renderers/index.ts';
import { scrollBox } from './scroll-box.ts';

/** Characters in one block of text. A browser lays out a block anew at every addition, so blocks stay small. */
const blockLength = 32_768;

/** The text of a stream, as a box that scrolls and a function that adds to it. Colours end with their block. */
export function drawStream(output: StreamOutput): {
  element: HTMLElement;
  extend: (text: string) => void;
} {
  const element = document.createElement('div');
  element.className = 'stream';
  let block = new StreamView(output.name);
  let length = 0;
  element.append(block.element);

  const add = (text: string) => {
    let rest = text;
    while (rest !== '') {
      // A block ends where a line does; a line without an end stays whole.
      const end = rest.indexOf('\n', Math.max(0, blockLength - length)) + 1;
      const piece = end === 0 ? rest : rest.slice(0, end);
      block.append(piece);
      length += piece.length;
      rest = rest.slice(piece.length);
      if (end === 0) continue;
      block = new StreamView(output.name);
      length = 0;
      element.append(block.element);
    }
  };
  add(output.text);
  const grow = scrollBox(element, `Text of ${output.name}`);
  return { element, extend: (text) => grow(() => add(text)) };
}
