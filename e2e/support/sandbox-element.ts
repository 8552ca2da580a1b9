import type { Page } from '@playwright/test';
import type { RunResult, RunStatus } from '../../src/protocol/run-result.ts';
import type { Session, Wheel } from '../../src/session/session-types.ts';

/** The public face of `<agent-sandbox>`, as far as tests drive it. */
export type SandboxElement = HTMLElement &
  Pick<Session, 'run' | 'interrupt' | 'restart' | 'close' | 'state'> & {
    wheels: readonly Wheel[];
    clear: () => void;
  };

/** What a test wants to know of a `RunResult`; a whole one may hold megabytes. */
export interface RunDigest {
  status: RunStatus;
  error: string;
  message: string;
  /** First 64 Ki characters of stdout. */
  stdout: string;
  stderr: string;
  /** `text/plain` of the last expression. */
  value: string;
  /** `output_type` of each output. */
  kinds: string[];
  statePreserved: boolean;
  /** Which of the given words occur anywhere in the result. */
  found: string[];
  /** Milliseconds, for the record. */
  ms: number;
}

export interface RunRequest {
  id?: string;
  timeout?: number;
  /** Words to look for in the result. */
  find?: readonly string[];
}

/** Runs a program in the element and gives back what is to be looked at. */
export async function runProgram(
  page: Page,
  code: string,
  { id = 'sandbox', timeout = 15_000, find = [] }: RunRequest = {},
): Promise<RunDigest> {
  return page.evaluate(
    async ([elementId, program, ms, words]) => {
      const started = performance.now();
      const sandbox = document.getElementById(elementId) as SandboxElement;
      const result: RunResult = await sandbox.run(program, { timeout: ms });
      const text = (name: string) =>
        result.outputs
          .map((output) =>
            output.output_type === 'stream' && output.name === name ? output.text : '',
          )
          .join('')
          .slice(0, 65_536);
      const last = result.outputs.findLast((output) => output.output_type === 'execute_result');
      const whole = JSON.stringify(result);
      return {
        status: result.status,
        error: result.error?.name ?? '',
        message: (result.error?.message ?? '').slice(0, 2000),
        stdout: text('stdout'),
        stderr: text('stderr'),
        value: String(last?.data['text/plain'] ?? '').slice(0, 2000),
        kinds: result.outputs.map((output) => output.output_type),
        statePreserved: result.statePreserved,
        found: words.filter((word) => whole.includes(word)),
        ms: Math.round(performance.now() - started),
      };
    },
    [id, code, timeout, find] as const,
  );
}

/** Takes the outputs away; the interpreter stays. */
export async function clearOutputs(page: Page): Promise<void> {
  await page.evaluate(() => (document.getElementById('sandbox') as SandboxElement).clear());
}

/** A fresh interpreter and no outputs. */
export async function restartSandbox(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const sandbox = document.getElementById('sandbox') as SandboxElement;
    sandbox.clear();
    await sandbox.restart();
  });
}

/** Adds sandboxes like the first one, with the ids `name-0`, `name-1`, … */
export async function addSandboxes(page: Page, name: string, count: number): Promise<string[]> {
  return page.evaluate(
    ([prefix, total]) => {
      const first = document.querySelector('agent-sandbox') as SandboxElement;
      return Array.from({ length: total }, (_, index) => {
        const element = document.createElement('agent-sandbox') as SandboxElement;
        element.id = `${prefix}-${index}`;
        element.setAttribute('runtime-url', first.getAttribute('runtime-url') ?? '');
        element.wheels = first.wheels;
        document.body.append(element);
        return element.id;
      });
    },
    [name, count] as const,
  );
}

export async function removeSandboxes(page: Page, ids: readonly string[]): Promise<void> {
  await page.evaluate((names) => {
    for (const name of names) {
      const element = document.getElementById(name) as SandboxElement | null;
      element?.close();
      element?.remove();
    }
  }, ids);
}
