import type { Page } from '@playwright/test';
import type { Wheel } from '../src/session/session-types.ts';
import { expect, test } from './support/fixtures.ts';
import { runProgramsInTurn, type Outcome } from './support/programs-in-turn.ts';
import { restartSandbox, runProgram, type SandboxElement } from './support/sandbox-element.ts';
import { readCorpus } from './support/shared-data.ts';

/** Programs per test: small enough to name what fails, large enough to share a start. */
const batchSize = 100;

interface HumanEvalTask {
  id: string;
  code: string;
  tests: string;
}

interface ToraTask {
  id: string;
  turns: readonly { code: string; output: string }[];
  needs: readonly string[];
}

interface ReflexionTask extends HumanEvalTask {
  observed: 'ok' | 'error_tests' | 'timeout';
  error: string;
}

interface Killer {
  id: string;
  code: string;
  observed: Readonly<Record<string, string>>;
}

const humaneval = readCorpus<HumanEvalTask>('humaneval') ?? [];
const tora = readCorpus<ToraTask>('tora') ?? [];
const reflexion = readCorpus<ReflexionTask>('reflexion') ?? [];
const killers = readCorpus<Killer>('killers') ?? [];

/** The Pyodide whose behaviour the killers' `observed` is looked up for. */
const pyodideVersion = '314.0.7';

function batches<T>(tasks: readonly T[]): { name: string; tasks: T[] }[] {
  return Array.from({ length: Math.ceil(tasks.length / batchSize) }, (_, index) => {
    const part = tasks.slice(index * batchSize, (index + 1) * batchSize);
    return { name: `${index * batchSize + 1} to ${index * batchSize + part.length}`, tasks: part };
  });
}

const brief = ({ status, error, message }: Outcome) => `${status} ${error} ${message}`.trim();

/** Adds what the corpora import; false where it could not be had. */
async function addCorporaWheels(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const response = await fetch('/runtime/wheels-corpora.json');
    if (!response.headers.get('content-type')?.includes('json')) return false;
    const wheels = (await response.json()) as Wheel[];
    const sandbox = document.getElementById('sandbox') as SandboxElement;
    sandbox.wheels = [...sandbox.wheels, ...wheels];
    return wheels.length > 0;
  });
}

test.describe('corpora', () => {
  test.skip(humaneval.length === 0, 'corpora not found');
  test.beforeEach(async ({ sharedPage }) => {
    test.setTimeout(300_000);
    await restartSandbox(sharedPage.page);
  });

  for (const { name, tasks } of batches(humaneval)) {
    test(`HumanEval solutions ${name} pass their tests`, async ({ sharedPage }) => {
      const programs = tasks.map(({ code, tests }) => `${code}\n${tests}`);
      const outcomes = await runProgramsInTurn(sharedPage.page, programs);
      const wrong = tasks.flatMap(({ id }, index) =>
        outcomes[index]?.status === 'ok' ? [] : [`${id}: ${brief(outcomes[index] as Outcome)}`],
      );
      expect(wrong).toEqual([]);
    });
  }

  for (const { name, tasks } of batches(tora.filter(({ needs }) => needs.length === 0))) {
    test(`recorded transcripts ${name} print what was recorded`, async ({ sharedPage }) => {
      expect(await wrongTranscripts(sharedPage.page, tasks)).toEqual([]);
    });
  }

  test('recorded transcripts that import sympy print what was recorded', async ({ sharedPage }) => {
    const { page } = sharedPage;
    test.skip(!(await addCorporaWheels(page)), 'sympy could not be had');
    await restartSandbox(page);
    const tasks = tora.filter(({ needs }) => needs.length > 0);
    expect(await wrongTranscripts(page, tasks)).toEqual([]);
  });

  for (const { name, tasks } of batches(reflexion)) {
    test(`programs by a model ${name} get the recorded verdict`, async ({ sharedPage }) => {
      const programs = tasks.map(({ code, tests }) => `${code}\n${tests}`);
      const outcomes = await runProgramsInTurn(sharedPage.page, programs, 3_000);
      const wrong = tasks.flatMap((task, index) => {
        const outcome = outcomes[index] as Outcome;
        return isVerdict(task, outcome) ? [] : [`${task.id}: ${brief(outcome)}`];
      });
      expect(wrong).toEqual([]);
    });
  }

  for (const { id, code, observed } of killers) {
    const seen = observed[pyodideVersion] ?? '';
    // What was no trap when it was recorded reads memory that it should not, so it may be one today.
    const ends = seen.startsWith('RuntimeError: ') ? ['crashed'] : ['crashed', 'error'];

    test(`${id} ends as ${ends.join(' or ')} and keeps what was printed`, async ({
      sharedPage,
    }) => {
      const { page } = sharedPage;
      // Whether a stray read traps depends on the heap: a fresh one, as when it was recorded.
      await restartSandbox(page);
      const result = await runProgram(page, `print("before")\n${code}`);
      expect(ends).toContain(result.status);
      expect(result.stdout).toBe('before\n');
      expect(result.statePreserved).toBe(result.status === 'error');
      const next = await runProgram(page, '1+1');
      expect({ status: next.status, value: next.value }).toEqual({ status: 'ok', value: '2' });
    });
  }
});

/** The recorded verdict: the same class of exception, or no end in time. */
function isVerdict({ observed, error }: ReflexionTask, outcome: Outcome): boolean {
  if (observed === 'error_tests') {
    return outcome.status === 'error' && outcome.error === error.split(':')[0];
  }
  return outcome.status === observed;
}

async function wrongTranscripts(page: Page, tasks: readonly ToraTask[]): Promise<string[]> {
  const programs = tasks.map(({ turns }) => turns.map(({ code }) => code).join('\n'));
  const outcomes = await runProgramsInTurn(page, programs);
  return tasks.flatMap(({ id, turns }, index) => {
    const { stdout, value, ...outcome } = outcomes[index] as Outcome;
    const expected = turns.map(({ output }) => output.trim()).join('\n');
    const same = stdout.trim() === expected || value === expected;
    return same ? [] : [`${id}: ${stdout.slice(0, 200)} ${outcome.status} ${outcome.error}`];
  });
}
