import type {
  BootParts,
  GateApi,
  GateEvent,
  GateReply,
  RunRequest,
} from '../protocol/gate-messages.ts';
import { limits } from '../protocol/limits.ts';
import type { SelfTestReport, WorkerMessage } from '../protocol/worker-messages.ts';
import { CurrentRun } from './current-run.ts';
import { limitMemory } from './limit-memory.ts';
import { PythonProcess } from './python-process.ts';

type Failure = Extract<GateReply, { ok: false }>;
type Answer = 'loaded' | 'ready' | 'installed';

/** How much of the worker's own explanation is passed on. */
const REASON_LENGTH = 2_000;

const ok: GateReply = { ok: true };
const failure = (code: Failure['code'], message: string): Failure => ({ ok: false, code, message });
const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** The gate's life: one compiled module, one interpreter at a time, one run at a time. */
export function createGateApi(events: MessagePort): GateApi {
  let module: WebAssembly.Module | undefined;
  let workerUrl = '';
  let process: PythonProcess | undefined;
  /** Whether the process has started its interpreter, so that a boot needs a fresh one. */
  let used = false;
  let current: CurrentRun | undefined;
  let waiting: { for: Answer; settle: (message: WorkerMessage | string) => void } | undefined;

  const post = (event: GateEvent): void => events.postMessage(event);

  /** `cause` may be the worker's own words. */
  const lose = (cause: string): void => {
    const reason = cause.slice(0, REASON_LENGTH);
    process?.terminate();
    process = undefined;
    const wait = waiting;
    const run = current;
    waiting = undefined;
    current = undefined;
    wait?.settle(reason);
    run?.lost(reason);
    if (!wait && !run) post({ kind: 'died', message: `The interpreter died: ${reason}.` });
  };

  const receive = (message: WorkerMessage): void => {
    switch (message.type) {
      case 'stream':
        current?.outgoing.stream(message.name, message.text);
        break;
      case 'display':
        current?.outgoing.display(message);
        break;
      case 'clear':
        current?.outgoing.clear(message.wait);
        break;
      case 'done':
        if (message.run !== current?.id) break;
        current.done(message);
        current = undefined;
        break;
      case 'fatal':
        lose(message.message);
        break;
      case 'loaded':
      case 'ready':
      case 'installed':
        if (message.type !== waiting?.for) break;
        waiting.settle(message);
        waiting = undefined;
        break;
      default:
        message satisfies never;
    }
  };

  /** The next message of this type, or a text when the process died or took longer than `ms`. */
  const answer = (type: Answer, ms: number): Promise<WorkerMessage | string> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => lose(`no answer within ${ms / 1000} s`), ms);
      waiting = {
        for: type,
        settle: (message) => {
          clearTimeout(timer);
          resolve(message);
        },
      };
    });

  const startProcess = async (): Promise<GateReply> => {
    process?.terminate();
    used = false;
    process = new PythonProcess(workerUrl, {
      message: receive,
      died: lose,
      violation: (reason) => post({ kind: 'violation', reason }),
    });
    const message = await answer('loaded', limits.bootTimeout);
    if (typeof message === 'string') {
      return failure('boot-failed', `The Python worker did not start: ${message}.`);
    }
    return message.type === 'loaded' ? judge(message.selfTest) : ok;
  };

  const boot = async (parts: BootParts): Promise<GateReply> => {
    if (!module) return failure('boot-failed', 'The interpreter was not compiled.');
    if (!process || used) {
      const reply = await startProcess();
      if (!reply.ok) return reply;
    }
    used = true;
    process?.post({ type: 'boot', module, ...parts });
    const message = await answer('ready', limits.bootTimeout);
    if (typeof message !== 'string') return ok;
    const late = message.startsWith('no answer');
    return failure(late ? 'boot-timeout' : 'boot-failed', `Python did not start: ${message}.`);
  };

  return {
    compile: async (wasm, memoryPages) => {
      try {
        limitMemory(new Uint8Array(wasm), memoryPages);
        module = await WebAssembly.compile(wasm);
        return ok;
      } catch (error) {
        return failure(
          'unsupported',
          `Python's WebAssembly file could not be compiled: ${messageOf(error)}`,
        );
      }
    },

    loadWorker: async (code) => {
      workerUrl = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      return startProcess();
    },

    boot,

    install: async (names, wheels) => {
      if (!process) return failure('install-failed', 'There is no interpreter to install into.');
      process.post(
        { type: 'install', names, wheels },
        wheels.map((wheel) => wheel.bytes),
      );
      const message = await answer('installed', limits.installTimeout);
      if (typeof message === 'string') {
        const late = message.startsWith('no answer');
        return failure(
          late ? 'install-timeout' : 'install-failed',
          `Packages could not be installed: ${message}.`,
        );
      }
      if (message.type === 'installed' && message.error !== '') {
        return failure('install-failed', message.error);
      }
      return ok;
    },

    run: async (request: RunRequest) => {
      const { run, executionCount, code, timeout, inputs } = request;
      current = new CurrentRun(
        request,
        post,
        () => process?.post({ type: 'stop' }),
        () => lose('it did not stop'),
      );
      if (!process) {
        lose('it was not running');
        return;
      }
      process.post(
        { type: 'run', run, executionCount, code, timeout, inputs },
        Object.values(inputs.files).map((file) => file.bytes),
      );
    },

    stop: async () => current?.stop('interrupted'),
  };
}

/** Fails closed: one way out that the browser did not block is enough to run nothing, ever. */
function judge(report: SelfTestReport): GateReply {
  const open = Object.entries(report).filter(([, blocked]) => !blocked);
  if (open.length === 0) return ok;
  const names = open.map(([name]) => name).join(', ');
  return failure(
    'not-isolated',
    `The walls around Python are not in force (open: ${names}), so nothing was run. ` +
      'The frame must be served with its own Content-Security-Policy unchanged and in a sandbox.',
  );
}
