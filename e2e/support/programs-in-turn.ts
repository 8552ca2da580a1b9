import type { Page } from '@playwright/test';
import type { RunStatus } from '../../src/protocol/run-result.ts';
import type { SandboxElement } from './sandbox-element.ts';

export interface Outcome {
  status: RunStatus;
  error: string;
  message: string;
  stdout: string;
  /** `text/plain` of the last expression. */
  value: string;
}

/** Takes the variables of the program before away, so that no program leans on another. */
const cleanUp = `for _name in [name for name in globals() if not name.startswith("_")]:
    del globals()[_name]
`;

/** Runs programs one after the other in one interpreter, each from an empty namespace. `timeout` in ms per program. */
export async function runProgramsInTurn(
  page: Page,
  programs: readonly string[],
  timeout = 20_000,
): Promise<Outcome[]> {
  return page.evaluate(
    async ([codes, ms, clean]) => {
      const sandbox = document.getElementById('sandbox') as SandboxElement;
      const outcomes: Outcome[] = [];
      for (const code of codes) {
        const { status, error, outputs } = await sandbox.run(code, { timeout: ms });
        const last = outputs.findLast((output) => output.output_type === 'execute_result');
        outcomes.push({
          status,
          error: error?.name ?? '',
          message: (error?.message ?? '').slice(0, 300),
          stdout: outputs
            .map((output) =>
              output.output_type === 'stream' && output.name === 'stdout' ? output.text : '',
            )
            .join(''),
          value: String(last?.data['text/plain'] ?? ''),
        });
        await sandbox.run(clean);
      }
      return outcomes;
    },
    [programs, timeout, cleanUp] as const,
  );
}
