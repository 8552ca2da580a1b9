import type { JsonValue } from '../../protocol/outputs.ts';

/** A JSON object of the program's, before or after sealing. */
export type JsonObject = Readonly<Record<string, JsonValue>>;

/** A figure that is ours to hand to Plotly: every value in it went through the seal. */
export interface SealedFigure {
  data: MutableJson[];
  layout: MutableJson;
  frames: MutableJson[];
}

/** An object that the seal builds. Made with ordinary prototypes: Plotly calls `hasOwnProperty` on them. */
export interface MutableJson {
  [key: string]: JsonValue;
}

/** The element that Plotly draws in, with the event methods that it adds. */
export interface PlotElement extends HTMLElement {
  on: (type: string, listener: (event: unknown) => void) => void;
}

/** The part of Plotly.js that is used here. */
export interface PlotlyApi {
  PlotSchema: { get: () => unknown };
  newPlot: (target: HTMLElement, figure: unknown) => Promise<unknown>;
  react: (target: HTMLElement, figure: unknown) => Promise<unknown>;
  purge: (target: HTMLElement) => void;
  Plots: { resize: (target: HTMLElement) => Promise<unknown> };
}

/** Whether a JSON value is an object: not an array, not null. */
export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `Array.isArray` for JSON values, which TypeScript cannot narrow when they are read-only. */
export const isArray = (value: JsonValue | undefined): value is readonly JsonValue[] =>
  Array.isArray(value);
