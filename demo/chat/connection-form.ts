import { el } from '../dom.ts';
import type { Endpoint } from '../model/endpoint.ts';

/** The fields for an endpoint. */
export interface ConnectionForm {
  element: HTMLElement;
  /** What was entered; undefined, with the first gap focused, while something is missing. */
  read: () => Endpoint | undefined;
}

function field(label: string, name: string, type: string, placeholder: string) {
  const input = el('input', 'field');
  input.type = type;
  input.name = name;
  input.placeholder = placeholder;
  input.autocomplete = 'off';
  input.spellcheck = false;
  return { input, element: el('label', 'labelled', el('span', '', label), input) };
}

/** Base URL, model and key. Nothing of it is stored: it is gone with the page. */
export function connectionForm(): ConnectionForm {
  const baseUrl = field('Base URL', 'base-url', 'url', 'http://localhost:11434/v1');
  const model = field('Model', 'model', 'text', 'qwen3:8b');
  // Not a password field: browsers would offer to store that.
  const key = field('Key', 'key', 'text', 'optional');
  key.input.classList.add('masked');
  const element = el(
    'section',
    'connection',
    el('div', 'connection-fields', baseUrl.element, model.element, key.element),
    el(
      'p',
      'fine-print',
      'Any server that speaks OpenAI’s chat completions with tools. Your messages and what the programs print go to ' +
        'that server and nowhere else. The key stays in this field: it is not stored, and the Python never sees it.',
    ),
  );
  element.ariaLabel = 'Connection';
  return {
    element,
    read: () => {
      const gap = [baseUrl.input, model.input].find((input) => input.value.trim() === '');
      if (gap) {
        gap.setAttribute('aria-invalid', 'true');
        gap.addEventListener('input', () => gap.removeAttribute('aria-invalid'), { once: true });
        gap.focus();
        return undefined;
      }
      return {
        baseUrl: baseUrl.input.value.trim(),
        model: model.input.value.trim(),
        key: key.input.value.trim(),
      };
    },
  };
}
