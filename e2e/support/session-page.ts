import type { Page } from '@playwright/test';
import type * as sessionModule from '../../src/session/session.ts';
import type { RunResult } from '../../src/protocol/run-result.ts';
import type { Session, SessionOptions } from '../../src/session/session-types.ts';

type SessionModule = typeof sessionModule;

interface SessionWindow {
  sessions: SessionModule;
  session: Session;
  violations: string[];
}

/** The page's window, with what `openSessionPage` put there. For use inside `page.evaluate`. */
declare global {
  interface Window extends SessionWindow {}
}

/** What a test may set of a run; `input` values must be plain data. */
export interface TestRun {
  timeout?: number;
  inputs?: Record<string, unknown>;
}

/** Opens an empty page with one session (`window.session`), without the element. */
export async function openSessionPage(page: Page, options: SessionOptions = {}): Promise<void> {
  await page.goto('/e2e/fixtures/blank.html');
  await page.evaluate(async (given) => {
    // The address is the test server's; a variable keeps the compiler from looking for it.
    const address = '/src/session/session.ts';
    window.sessions = (await import(address)) as SessionModule;
    window.session = window.sessions.openSession({ runtimeUrl: '/pyodide/', ...given });
    window.violations = [];
    window.session.on('violation', ({ reason }) => window.violations.push(reason));
  }, options);
}

/** Runs one program in the page's session. */
export function run(page: Page, code: string, options: TestRun = {}): Promise<RunResult> {
  return page.evaluate(([program, given]) => window.session.run(program, given), [
    code,
    options,
  ] as const);
}

/** All that a run wrote to one stream. */
export const textOf = (result: RunResult, name: 'stdout' | 'stderr' = 'stdout'): string =>
  result.outputs
    .map((output) => (output.output_type === 'stream' && output.name === name ? output.text : ''))
    .join('');

/** `text/plain` of the last expression. */
export function valueOf(result: RunResult): unknown {
  const last = result.outputs.find((output) => output.output_type === 'execute_result');
  return last?.data['text/plain'];
}
