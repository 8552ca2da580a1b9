/**
 * PYTHON: the interpreter and what belongs to it. Everything here is hostile ground as soon as the
 * first program runs; nothing in it is secret, and nobody outside believes what it says.
 */
import './own-import-scripts.ts';
import type { PyodideAPI } from 'pyodide';
import type { GateToWorkerMessage, WorkerMessage } from '../protocol/worker-messages.ts';
import { createBridge } from './bridge.ts';
import { Interrupts } from './interrupts.ts';
import { loadPython } from './load-python.ts';
import { installPackages } from './install-packages.ts';
import { OutputChannel } from './output-channel.ts';
import { type PythonApi, takeFunctions } from './python-api.ts';
import { runCode } from './run-code.ts';
import { selfTest } from './self-test.ts';
import { silenceConsole } from './silence-console.ts';

const post = (message: WorkerMessage): void => self.postMessage(message);
const output = new OutputChannel(post);
const interrupts = new Interrupts((now) => output.tick(now));
let pyodide: PyodideAPI | undefined;
let python: PythonApi | undefined;
let dead = false;

async function receive(message: GateToWorkerMessage<WebAssembly.Module>): Promise<void> {
  switch (message.type) {
    case 'boot':
      pyodide = await loadPython(message, createBridge(output, interrupts, message.modulesHint));
      watchFatalErrors(pyodide);
      pyodide.setStdout({ write: fileDescriptor('stdout') });
      pyodide.setStderr({ write: fileDescriptor('stderr') });
      python = takeFunctions(pyodide.pyimport('agent_sandbox') as PythonApi);
      python.setup();
      pyodide.setInterruptBuffer(interrupts.buffer(python.POLL_SIGNAL));
      post({ type: 'ready' });
      break;
    case 'install':
      if (pyodide) await installPackages(pyodide, message, post);
      break;
    case 'run':
      if (pyodide && python) await runCode({ pyodide, python, output, interrupts, post }, message);
      break;
    case 'stop':
      if (!interrupts.request()) python?.cancel();
      break;
    default:
      message satisfies never;
  }
}

/** What goes past Python's streams: `os.write`, `faulthandler`, C code. */
function fileDescriptor(name: 'stdout' | 'stderr'): (bytes: Uint8Array) => number {
  const decoder = new TextDecoder();
  return (bytes) => {
    // What comes now is Pyodide's own account of its end, which is about our code as much as the program's.
    if (dead) return bytes.length;
    output.stream(name, decoder.decode(bytes, { stream: true }));
    return bytes.length;
  };
}

/** An error of Pyodide's may have an empty message. */
const textOf = (error: unknown): string =>
  String(error instanceof Error && error.message === '' ? error.stack : error).slice(0, 2_000);

/** A wasm trap: the interpreter cannot go on, and the call that led there may never return. */
function watchFatalErrors(loaded: PyodideAPI): void {
  const { _api: api } = loaded as unknown as { _api: { fatal_error: (error: unknown) => void } };
  const original = api.fatal_error;
  api.fatal_error = (error) => {
    if (!dead) die(error);
    original(error);
  };
}

function die(error: unknown): void {
  dead = true;
  output.flush();
  post({ type: 'fatal', message: textOf(error) });
}

self.onmessage = (event: MessageEvent<GateToWorkerMessage<WebAssembly.Module>>) => {
  receive(event.data).catch(die);
};

silenceConsole();
void selfTest().then((report) => post({ type: 'loaded', selfTest: report }));
