import { RenderRefusal } from '../renderer.ts';
import { figureLimits } from './limits.ts';

const words = (count: number): string => count.toLocaleString('en');

/** Counts what a figure holds while it is sealed, and refuses it once it is more than can be drawn. */
export class FigureBudget {
  #values = 0;
  #text = 0;

  /** @throws {RenderRefusal} when the arrays of the figure hold too many values. */
  addValues(count: number): void {
    this.#values += count;
    if (this.#values > figureLimits.values) {
      throw new RenderRefusal(
        `The figure holds more than ${words(figureLimits.values)} values and is not drawn. Aggregate or sample the data first.`,
      );
    }
  }

  /** @throws {RenderRefusal} when the text of the figure is too long. */
  addText(length: number): void {
    this.#text += length;
    if (this.#text > figureLimits.text) {
      throw new RenderRefusal(
        `The figure holds more than ${words(figureLimits.text)} characters of text and encoded data and is not drawn.`,
      );
    }
  }
}
