const silent = (): void => {};

/** Text of a program must not reach the page's console, where error reporters listen. */
export function silenceConsole(): void {
  for (const [name, value] of Object.entries(console)) {
    if (typeof value === 'function') Reflect.set(console, name, silent);
  }
}
