/** What the Python package `agent_sandbox` offers to the worker, and the worker to it. */

interface Callable<Args extends unknown[], Result> {
  (...args: Args): Result;
  /** Enters Python so that it can wait for promises in the middle of plain code. */
  callPromising: (...args: Args) => Promise<Result>;
}

export interface PythonApi {
  /** The signal whose handler looks whether the program should stop. */
  readonly POLL_SIGNAL: number;
  setup: Callable<[], void>;
  prepare: Callable<[code: string, run: number, executionCount: number], 'sync' | 'async'>;
  /** Runs the prepared program; JSON text of an `Outcome`. */
  execute: Callable<[], string>;
  execute_async: Callable<[], Promise<string>>;
  cancel: Callable<[], void>;
  set_inputs: Callable<[values: Record<string, unknown>], void>;
  end_run: Callable<[], void>;
}

export interface Outcome {
  status: 'ok' | 'error' | 'interrupted';
  name: string;
  message: string;
  traceback: string;
}

export interface Bridge {
  stream: (name: 'stdout' | 'stderr', text: string) => void;
  /** `data` and `metadata` are JSON text; each value of `data` is a string. */
  display: (
    kind: 'display_data' | 'execute_result' | 'update_display_data',
    data: string,
    metadata: string,
    displayId: string,
  ) => void;
  clear: (wait: boolean) => void;
  stop_due: () => boolean;
  poll: () => Promise<boolean>;
  sleep: (seconds: number) => Promise<boolean>;
  modules_hint: () => string;
}

/** The functions of the package, looked up once: a program may put others in their place. */
export function takeFunctions(module: PythonApi): PythonApi {
  const { POLL_SIGNAL, setup, prepare, execute, execute_async, cancel, set_inputs, end_run } =
    module;
  return { POLL_SIGNAL, setup, prepare, execute, execute_async, cancel, set_inputs, end_run };
}
