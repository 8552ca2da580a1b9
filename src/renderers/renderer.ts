import type { JsonValue, MimeBundle } from '../protocol/outputs.ts';

/** What a renderer may know of its surroundings. */
export interface RenderContext {
  /** The colour scheme in force where the output is drawn. */
  colorScheme: 'light' | 'dark';
  /** The name that assistive technology reads for this output, such as `Figure 2`. */
  label: string;
  /** Re-emits what happened inside an output (a click on a point, a link) as plain data. */
  emit: (type: string, detail: JsonValue) => void;
  /** Asks the user before a link is opened; the renderer never opens one itself. */
  openLink: (url: string) => void;
}

/** Something on the page that can follow a change of surroundings and be taken down. */
export interface RenderedOutput {
  /** Called when the colour scheme changes. */
  setColorScheme?: (scheme: 'light' | 'dark') => void;
  /** Called once before the element is removed: frees what the renderer holds. */
  dispose?: () => void;
}

/**
 * Draws one MIME type of a bundle into an element of the page. `content` comes from the program:
 * hostile. A renderer parses it, draws a sealed copy, and never makes a request or runs a script.
 */
export interface Renderer {
  /** The MIME types that it draws, exact. */
  readonly mimeTypes: readonly string[];
  /**
   * Draws `content` into `target` (empty, inside a shadow root).
   * @throws {RenderRefusal} when the content cannot be drawn; the element then shows the reason and `text/plain`.
   */
  render: (
    content: JsonValue,
    target: HTMLElement,
    context: RenderContext,
    bundle: MimeBundle,
    metadata: MimeBundle,
  ) => RenderedOutput | Promise<RenderedOutput>;
}

/** One clear line on why an output is not drawn. */
export class RenderRefusal extends Error {
  override readonly name = 'RenderRefusal';
}
