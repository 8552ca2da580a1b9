import { Lexer, type Token } from 'marked';
import { noteLine } from '../note-line.ts';
import { RemovalLog } from '../removal-log.ts';
import { RenderRefusal, type RenderContext, type RenderedOutput } from '../renderer.ts';
import { appendBlocks } from './blocks.ts';

/** UTF-16 code units of one Markdown output. */
const maxLength = 200_000;
/** Signs at the start of a line that nest blocks; the parser calls itself for each. */
const deepNesting = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){40}/m;

/** Draws Markdown as elements of the page, made one by one from its syntax tree. */
export function drawMarkdown(
  source: string,
  target: HTMLElement,
  context: RenderContext,
): RenderedOutput {
  if (source.length > maxLength) {
    throw new RenderRefusal(
      `The Markdown has ${source.length.toLocaleString('en')} characters; at most ${maxLength.toLocaleString('en')} are drawn.`,
    );
  }
  if (deepNesting.test(source)) throw new RenderRefusal('The Markdown is nested too deeply.');
  const removed = new RemovalLog();
  const box = document.createElement('div');
  box.className = 'output-markdown';
  const tokens: readonly Token[] = new Lexer({ gfm: true }).lex(source);
  appendBlocks(box, tokens, { openLink: context.openLink, removed, depth: 0 });
  target.append(box);
  if (!removed.empty) target.append(noteLine(removed.line()));
  return {};
}
