/** A quiet line under an output, such as what was left out of it. */
export function noteLine(text: string): HTMLElement {
  const line = document.createElement('p');
  line.className = 'output-note';
  line.textContent = text;
  return line;
}
