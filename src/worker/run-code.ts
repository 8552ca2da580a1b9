import type { PyodideAPI } from 'pyodide';
import { limits } from '../protocol/limits.ts';
import type { GateToWorkerMessage, WorkerMessage } from '../protocol/worker-messages.ts';
import { canSuspend, type Interrupts } from './interrupts.ts';
import type { OutputChannel } from './output-channel.ts';
import type { Outcome, PythonApi } from './python-api.ts';

type Run = Extract<GateToWorkerMessage, { type: 'run' }>;

interface Interpreter {
  pyodide: PyodideAPI;
  python: PythonApi;
  output: OutputChannel;
  interrupts: Interrupts;
  post: (message: WorkerMessage) => void;
}

/** Runs one program to its end and says how it ended. Rejects only when the interpreter itself is broken. */
export async function runCode(interpreter: Interpreter, run: Run): Promise<void> {
  const { python, output, interrupts, post } = interpreter;
  output.start();
  const values = { ...run.inputs.values, ...writeFiles(interpreter.pyodide, run) };
  const mode = python.prepare(run.code, run.run, run.executionCount);
  if (Object.keys(values).length > 0) python.set_inputs(values);
  interrupts.arm(run.timeout);
  let json: string;
  try {
    if (mode === 'async') json = await python.execute_async();
    else if (canSuspend) json = await python.execute.callPromising();
    else json = python.execute();
  } finally {
    interrupts.disarm();
  }
  python.end_run();
  output.flush();
  const { status, name, message, traceback }: Outcome = JSON.parse(json);
  post({
    type: 'done',
    run: run.run,
    status,
    name: name.slice(0, limits.errorNameLength),
    message: message.slice(0, limits.errorMessageLength),
    traceback: traceback.slice(0, limits.tracebackLength),
    ...output.dropped,
  });
}

function writeFiles(pyodide: PyodideAPI, run: Run): Record<string, { __file__: string }> {
  const paths: Record<string, { __file__: string }> = {};
  for (const [variable, { path, bytes }] of Object.entries(run.inputs.files)) {
    pyodide.FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
    pyodide.FS.writeFile(path, new Uint8Array(bytes));
    paths[variable] = { __file__: path };
  }
  return paths;
}
