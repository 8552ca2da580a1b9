// What a page gets without any walls: Pyodide in a module worker that fetches for itself.
const address = '/pyodide/pyodide.mjs';
const ready = import(address).then(({ loadPyodide }) => loadPyodide({ indexURL: '/pyodide/' }));
let wheels;

self.onmessage = async ({ data: { id, code, wheelUrls } }) => {
  const pyodide = await ready;
  if (wheelUrls) await (wheels ??= pyodide.loadPackage(wheelUrls));
  const value = await pyodide.runPythonAsync(code);
  self.postMessage({ id, value: String(value) });
};
