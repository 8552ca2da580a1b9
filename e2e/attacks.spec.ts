import { createSocket } from 'node:dgram';
import type { BarePage } from './support/bare-page.ts';
import type { Canary } from './support/canary.ts';
import { expectUntouched, secrets, startWatching } from './support/expect-untouched.ts';
import { expect, test } from './support/fixtures.ts';
import { readProbe } from './support/page-probe.ts';
import {
  addSandboxes,
  clearOutputs,
  removeSandboxes,
  restartSandbox,
  runProgram,
  type RunDigest,
} from './support/sandbox-element.ts';
import { readAttacks, type Attack } from './support/shared-data.ts';
import { expectOutputsDrawn, touchOutputs } from './support/touch-outputs.ts';

const attacks = readAttacks() ?? [];

/** They sabotage the interpreter of their own session: a clear error is as good as a result there. */
const saboteurs = new Set(['dos-18', 'chan-12']);

/** These may end before their first line of output is on its way. */
const mayEndSilently = (id: string) => id === 'esc-02' || id === 'esc-12' || id.startsWith('dos-');

/** Milliseconds that a program may take; those that never end only need to be ended. */
const deadline = (attack: Attack) =>
  attack.family === 'resource' || hasOracle(attack, 'deadline')
    ? 4_000
    : Math.min(attack.timeout_ms, 15_000);

const hasOracle = ({ oracle }: Attack, name: string) =>
  oracle.some((entry) => entry.split(':')[0] === name);

const program = (text: string, canary: Canary, { origin }: BarePage) =>
  text.replaceAll('{{CANARY}}', canary.url).replaceAll('{{HOST}}', origin);

/** What only the program knows. The addresses that it tries are not among them: browsers name those when they refuse. */
const words = ({ id }: Attack) => [`[${id}]`, 'sekret', 'SECRETTOKEN', 'SPOOFED', 'HIJACK'];

/** The next program gets its own value and nothing of the one before, but for our line on what was dropped. */
async function expectNextRunWorks({ page }: BarePage, attack: Attack): Promise<void> {
  const next = await runProgram(page, '1+1', { find: [...words(attack), 'LATE'] });
  if (saboteurs.has(attack.id) && next.status !== 'ok') {
    expect(next.error + next.message, 'a clear error').not.toBe('');
    await restartSandbox(page);
    const restored = await runProgram(page, 'print("clean")\n1+1');
    expect([restored.stdout, restored.value]).toEqual(['clean\n', '2']);
    return;
  }
  expect({
    status: next.status,
    value: next.value,
    stdout: next.stdout,
    stderr: next.stderr
      .replace(/^\[\d+ characters and \d+ displays of .* were dropped\]$/m, '')
      .trim(),
    rich: next.kinds.filter((kind) => kind !== 'stream' && kind !== 'execute_result'),
    found: next.found,
  }).toEqual({ status: 'ok', value: '2', stdout: '', stderr: '', rich: [], found: [] });
}

function expectReached(attack: Attack, result: RunDigest): void {
  if (!mayEndSilently(attack.id)) expect(result.stdout).toContain(attack.reached);
  expect(result.found, 'secrets of the page in the result').toEqual([]);
}

/** Whether the interpreter of the shared page has seen nothing but `1+1`: the one before had to be ended. */
let isFresh = false;

test.describe('hostile programs', () => {
  test.skip(attacks.length === 0, 'attacks.json not found');

  test('the canary and the probes notice what they look for', async ({ canary, browser }) => {
    const page = await (await browser.newContext()).newPage();
    canary.takeHits();
    await page.goto(`${canary.url}/page`);
    const socket = createSocket('udp4');
    socket.send('x', canary.port, '127.0.0.1');
    await expect
      .poll(() => new Set(canary.takeHits().map(({ protocol }) => protocol)).has('udp'))
      .toBe(true);
    socket.close();
    await page.goto(`${canary.url}/again`);
    expect(canary.takeHits()).toContainEqual({ protocol: 'http', what: 'GET /again' });
    await page.context().close();
  });

  for (const attack of attacks) {
    const { id, title } = attack;

    test(`${id} changes nothing outside: ${title}`, async ({ canary, sharedPage }, testInfo) => {
      test.setTimeout(90_000);
      const { page } = sharedPage;
      if (isFresh) await clearOutputs(page);
      else await restartSandbox(page);
      await startWatching(sharedPage, canary);
      isFresh = false;
      const request = { timeout: deadline(attack), find: secrets };
      const result = await runProgram(page, program(attack.python, canary, sharedPage), request);
      expectReached(attack, result);
      if (hasOracle(attack, 'lateOutput')) await page.waitForTimeout(1_500);
      if (attack.family.startsWith('render-')) {
        await expectOutputsDrawn(page, result.kinds.length);
        await touchOutputs(page);
      }
      if (attack.python2 !== undefined) {
        const second = program(attack.python2, canary, sharedPage);
        expect((await runProgram(page, second, request)).found).toEqual([]);
      }
      await expectNextRunWorks(sharedPage, attack);
      isFresh = !result.statePreserved && attack.python2 === undefined;
      const probe = await expectUntouched(sharedPage, canary, words(attack));
      testInfo.annotations.push({
        type: 'measured',
        description: `${result.status} after ${result.ms} ms; longest gap: timer ${probe.longestTimerGap} ms, frames ${probe.longestFrameGap} ms`,
      });
    });
  }

  for (const attack of attacks.filter((one) => hasOracle(one, 'crossSession'))) {
    test(`${attack.id} in two sandboxes of a page: neither hears the other`, async ({
      canary,
      sharedPage,
    }) => {
      test.setTimeout(90_000);
      const { page } = sharedPage;
      await restartSandbox(page);
      const [other = ''] = await addSandboxes(page, 'other', 1);
      await startWatching(sharedPage, canary);
      const code = program(attack.python, canary, sharedPage);
      const results = await Promise.all(
        ['sandbox', other].map((element) => runProgram(page, code, { id: element, find: secrets })),
      );
      for (const result of results) expectReached(attack, result);
      const tokens = results.map(({ stdout }) => /TOK\w+/.exec(stdout)?.[0]);
      expect(results.filter((_, index) => heardToken(results, tokens, index))).toEqual([]);
      expect(results.filter(({ stdout }) => /HEARD|heard [1-9]/.test(stdout))).toEqual([]);
      const [third = ''] = await addSandboxes(page, 'third', 1);
      const clean = await runProgram(page, 'print("clean")', { id: third });
      expect(clean.stdout, 'of a sandbox that ran nothing hostile').toBe('clean\n');
      await removeSandboxes(page, [other, third]);
      await expectUntouched(sharedPage, canary, words(attack));
    });
  }

  for (const attack of attacks.filter((one) => hasOracle(one, 'sessionCap'))) {
    test(`${attack.id} in 30 sandboxes: the page refuses those over its cap`, async ({
      canary,
      sharedPage,
    }) => {
      test.setTimeout(300_000);
      const { page } = sharedPage;
      await restartSandbox(page);
      await startWatching(sharedPage, canary);
      const ids = await addSandboxes(page, 'many', 30);
      const code = program(attack.python, canary, sharedPage);
      const refused: string[] = [];
      // A few at a time: two cores start no thirty interpreters at once.
      for (let at = 0; at < ids.length; at += 5) {
        const settled = await Promise.allSettled(
          ids.slice(at, at + 5).map((element) => runProgram(page, code, { id: element })),
        );
        for (const one of settled) if (one.status === 'rejected') refused.push(String(one.reason));
      }
      expect(refused.filter((reason) => !reason.includes('live sandboxes'))).toEqual([]);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.length).toBeLessThan(ids.length);
      await removeSandboxes(page, ids);
      await expectNextRunWorks(sharedPage, attack);
      expect((await readProbe(page)).sandboxes).toBe(1);
      await expectUntouched(sharedPage, canary, words(attack));
    });
  }
});

/** Whether one result holds the token of another. */
function heardToken(
  results: readonly RunDigest[],
  tokens: readonly (string | undefined)[],
  index: number,
): boolean {
  return tokens.some(
    (token, owner) =>
      owner !== index && token !== undefined && (results[index]?.stdout.includes(token) ?? false),
  );
}
