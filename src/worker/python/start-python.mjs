import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPyodide } from 'pyodide';

/**
 * @typedef {{ kind: string, data: Record<string, string>, metadata: unknown, id: string }} Shown
 * @typedef {{
 *   mode: 'sync' | 'async', status: string, name: string, message: string, traceback: string,
 *   stdout: string, stderr: string, shown: Shown[], cleared: boolean[],
 * }} Result
 * @typedef {{ inputs?: Record<string, unknown>, onStart?: () => void }} RunOptions
 */

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Starts CPython in Node with the package, and a worker's side that records what comes out. */
export async function startPython() {
  const python = await loadPyodide();
  /** @type {{ name: string, text: string }[]} */
  let texts = [];
  /** @type {Shown[]} */
  let shown = [];
  /** @type {boolean[]} */
  let cleared = [];
  let stopDue = false;
  python.registerJsModule('_agent_sandbox_bridge', {
    /** @type {(name: string, text: string) => void} */
    stream: (name, text) => void texts.push({ name, text }),
    /** @type {(kind: string, data: string, metadata: string, id: string) => void} */
    display: (kind, data, metadata, id) =>
      void shown.push({ kind, data: JSON.parse(data), metadata: JSON.parse(metadata), id }),
    /** @type {(wait: boolean) => void} */
    clear: (wait) => void cleared.push(wait),
    stop_due: () => stopDue,
    poll: async () => stopDue,
    /** @type {(seconds: number) => Promise<boolean>} */
    sleep: (seconds) =>
      new Promise((resolve) => setTimeout(() => resolve(stopDue), seconds * 1000)),
    modules_hint: () => 'Available: json.',
  });
  const target = '/lib/python3.14/site-packages/agent_sandbox';
  python.FS.mkdirTree(target);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.py'))) {
    python.FS.writeFile(`${target}/${name}`, readFileSync(`${folder}${name}`, 'utf8'));
  }
  const api = python.pyimport('agent_sandbox');
  api.setup();
  let nextSignal = Infinity;
  python.setInterruptBuffer(
    /** @type {any} */ ({
      get 0() {
        if (performance.now() < nextSignal) return 0;
        nextSignal = Infinity;
        stopDue = true;
        return api.POLL_SIGNAL;
      },
      set 0(_value) {},
    }),
  );
  let count = 0;

  return {
    api,
    /** The next run is asked to stop this many milliseconds after it began, while its bytecode runs. */
    stopAfter: (/** @type {number} */ delay) => {
      nextSignal = performance.now() + delay;
    },
    /**
     * @param {string} code
     * @param {RunOptions} [options]
     * @returns {Promise<Result>}
     */
    run: async (code, { inputs, onStart } = {}) => {
      texts = [];
      shown = [];
      cleared = [];
      count += 1;
      const mode = api.prepare(code, count, count);
      if (inputs) api.set_inputs(inputs);
      const ended = mode === 'async' ? api.execute_async() : api.execute();
      onStart?.();
      const outcome = JSON.parse(await ended);
      api.end_run();
      nextSignal = Infinity;
      stopDue = false;
      const text = (/** @type {string} */ stream) =>
        texts
          .filter((piece) => piece.name === stream)
          .map((piece) => piece.text)
          .join('');
      return { mode, ...outcome, stdout: text('stdout'), stderr: text('stderr'), shown, cleared };
    },
  };
}
