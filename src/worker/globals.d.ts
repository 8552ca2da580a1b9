/** False only in a build for tests, which shows that the walls hold without the second layers. */
declare const __SECOND_LAYERS__: boolean;

declare module 'pyodide/pyodide.asm.mjs' {
  const createPyodideModule: unknown;
  export default createPyodideModule;
}

declare namespace WebAssembly {
  /** JavaScript Promise Integration; absent where the engine has none. */
  const Suspending: unknown;
}
