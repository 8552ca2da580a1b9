/** A line of ours among the outputs: never the program's words alone. */
export function noteLine(text: string): HTMLElement {
  const line = document.createElement('p');
  line.className = 'note';
  line.part.add('note');
  line.textContent = text;
  return line;
}
