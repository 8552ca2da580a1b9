import { loadPyodide, type PyodideAPI } from 'pyodide';
import createPyodideModule from 'pyodide/pyodide.asm.mjs';
import pythonFiles from './python?texts';
import { baseUrl, MemoryFetch } from './memory-fetch.ts';
import { restoreImportScripts } from './own-import-scripts.ts';
import { takeAway } from './second-layers.ts';

interface Parts {
  module: WebAssembly.Module;
  stdlib: ArrayBuffer;
  lockFile: string;
}

/** Starts CPython from parts in memory. Nothing is requested, and no code but this bundle's is run. */
export async function loadPython(parts: Parts, bridge: object): Promise<PyodideAPI> {
  const files = new MemoryFetch();
  // The gate has compiled already: the answer for the wasm file only has to be there.
  files.put('pyodide.asm.wasm', new ArrayBuffer(0));
  files.put('python_stdlib.zip', parts.stdlib);
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (_source, imports) => ({
    module: parts.module,
    instance: await WebAssembly.instantiate(parts.module, imports),
  });
  const pyodide = await files.during(() =>
    loadPyodide({
      indexURL: baseUrl,
      packageBaseUrl: baseUrl,
      lockFileContents: parts.lockFile,
      // Pyodide's types know this option only as the module that its own build exports.
      createPyodideModule: createPyodideModule as never,
      jsglobals: __SECOND_LAYERS__ ? Object.create(null) : globalThis,
      stdin: () => null,
    }),
  );
  WebAssembly.instantiateStreaming = instantiateStreaming;
  if (__SECOND_LAYERS__) takeAway();
  else restoreImportScripts();

  pyodide.registerJsModule('_agent_sandbox_bridge', bridge);
  const folder = `${pyodide.runPython('import sysconfig; sysconfig.get_path("purelib")')}/agent_sandbox`;
  pyodide.FS.mkdirTree(folder);
  for (const [name, text] of Object.entries(pythonFiles)) {
    pyodide.FS.writeFile(`${folder}/${name}`, text);
  }
  return pyodide;
}
