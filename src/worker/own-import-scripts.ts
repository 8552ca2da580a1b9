/**
 * Must be imported before Pyodide, which refuses to start in a worker whose `importScripts` works:
 * whether it does is for the self-test to find out and to say.
 */
const original = globalThis.importScripts.bind(globalThis);

Object.defineProperty(globalThis, 'importScripts', {
  value: () => {
    throw new TypeError('There are no other scripts in this sandbox.');
  },
  configurable: true,
});

/** The browser's own, for the self-test. */
export const importScripts = original;

/** Gives the browser's own back; used only where the second layers are left out. */
export function restoreImportScripts(): void {
  Reflect.deleteProperty(globalThis, 'importScripts');
}
