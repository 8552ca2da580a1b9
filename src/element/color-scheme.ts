export type ColorScheme = 'light' | 'dark';

/**
 * Follows the colour scheme in force where `probe` stands: its stylesheet gives it a `light-dark()` background and a
 * transition, so a change by the system, the page or any ancestor starts one. No other event tells all three.
 */
export class SchemeProbe {
  readonly element: HTMLElement;

  constructor(changed: (scheme: ColorScheme) => void) {
    this.element = document.createElement('span');
    this.element.className = 'scheme-probe';
    this.element.ariaHidden = 'true';
    this.element.addEventListener('transitionrun', (event) => {
      event.stopPropagation();
      changed(this.read());
    });
  }

  /** The scheme now. Light until the element is in a document. */
  read(): ColorScheme {
    return getComputedStyle(this.element).outlineColor === 'rgb(0, 0, 1)' ? 'dark' : 'light';
  }
}
