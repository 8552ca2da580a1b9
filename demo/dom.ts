type Child = Node | string | undefined;

/** Makes an element with a class and children; text children become text nodes. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** Makes a button that calls `press`. */
export function button(label: string, className: string, press: () => void): HTMLButtonElement {
  const made = el('button', `button ${className}`, label);
  made.type = 'button';
  made.addEventListener('click', press);
  return made;
}

/** The element of a page that must have it. @throws {Error} when it has not, or when it is of another kind. */
export function must<T extends Element>(selector: string, kind: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`This page lacks ${selector}.`);
  return found;
}
