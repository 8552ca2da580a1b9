/** A button that puts text on the clipboard, and says whether it did. `text` is asked for at the click. */
export function copyButton(label: string, text: () => string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'output-button';
  button.textContent = label;
  button.addEventListener('click', () => void copy(button, label, text()));
  return button;
}

async function copy(button: HTMLButtonElement, label: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Copying is not allowed here';
  }
  setTimeout(() => (button.textContent = label), 2_000);
}
