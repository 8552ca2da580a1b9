import type { Session } from '../../src/session/session-types.ts';
import { button, el } from '../dom.ts';
import { ModelConversation } from '../model/conversation-loop.ts';
import { ModelError } from '../model/endpoint.ts';
import { CodeCard } from './code-card.ts';
import { connectionForm, type ConnectionForm } from './connection-form.ts';
import { renderMarkdown } from './markdown.ts';
import { assistantMessage, note, problem, textBlock, userMessage } from './messages.ts';

const suggestions = [
  'Draw the Mandelbrot set as a heat map.',
  'How likely is it that two of 23 people share a birthday? Simulate it and draw the curve.',
  'Write a spelling corrector in thirty lines and try it on ten misspelt words.',
];

/** A chat with a model of the user's own, over any OpenAI-compatible endpoint. */
export class ModelPanel {
  readonly element = el('div', 'model-panel');
  readonly #session: Session;
  readonly #form: ConnectionForm = connectionForm();
  readonly #thread = el('div', 'thread');
  readonly #question = el('textarea', 'field question');
  readonly #send = button('Send', 'primary', () => void this.#ask());
  readonly #cancel = button('Cancel', '', () => this.#running?.abort());
  readonly #conversation = new ModelConversation();
  #running: AbortController | undefined;

  constructor(session: Session) {
    this.#session = session;
    this.#question.rows = 2;
    this.#question.placeholder = 'Ask for a calculation or a chart…';
    this.#question.ariaLabel = 'Your message';
    this.#question.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void this.#ask();
    });
    this.#cancel.hidden = true;
    this.#thread.role = 'log';
    this.#thread.append(this.#suggestions());
    const composer = el('div', 'composer', this.#question, this.#cancel, this.#send);
    this.element.append(this.#form.element, this.#thread, composer);
  }

  /** Ends a request or program that is under way. */
  close(): void {
    this.#running?.abort();
  }

  async #ask(): Promise<void> {
    const text = this.#question.value.trim();
    if (text === '' || this.#running) return;
    const endpoint = this.#form.read();
    if (!endpoint) return;
    this.#running = new AbortController();
    this.#busy(true);
    this.#question.value = '';
    this.#thread.querySelector('.suggestions')?.remove();
    this.#thread.append(userMessage(text));
    // Python starts while the model thinks. A failure shows with the first program.
    this.#session.boot().catch(() => undefined);
    try {
      await this.#conversation.send(endpoint, text, this.#running.signal, this.#answer());
    } catch (error) {
      this.#thread.append(this.#explain(error));
      if (this.#question.value === '') this.#question.value = text;
    } finally {
      this.#running = undefined;
      this.#busy(false);
    }
  }

  /** Shows one answer: its texts and programs, in the order in which they come. */
  #answer() {
    const message = assistantMessage();
    const waiting = note('Waiting for the model…');
    message.append(waiting);
    this.#thread.append(message);
    this.#thread.lastElementChild?.scrollIntoView({ block: 'nearest' });
    let current: HTMLElement | undefined;
    return {
      text: (markdown: string) => {
        waiting.remove();
        if (markdown === '') return;
        if (current) current.replaceChildren(renderMarkdown(markdown));
        else message.append((current = textBlock(markdown)));
      },
      messageEnd: () => {
        waiting.remove();
        current = undefined;
      },
      run: async (code: string) => {
        const card = new CodeCard(code);
        message.append(card.element);
        const result = await card.run(this.#session, { signal: this.#running?.signal });
        message.append(waiting);
        return result;
      },
    };
  }

  #suggestions(): HTMLElement {
    const buttons = suggestions.map((text) =>
      button(text, '', () => {
        this.#question.value = text;
        this.#question.focus();
      }),
    );
    return el('div', 'suggestions', el('p', '', 'For example:'), ...buttons);
  }

  #explain(error: unknown): HTMLElement {
    this.#thread.querySelector('.note:last-child')?.remove();
    if (this.#running?.signal.aborted)
      return note('Cancelled. The model will not remember this turn.');
    if (error instanceof ModelError) return problem(error.message);
    return problem(error instanceof Error ? error.message : 'Something went wrong.');
  }

  #busy(busy: boolean): void {
    this.#send.hidden = busy;
    this.#cancel.hidden = !busy;
    if (!busy) this.#question.focus();
  }
}
