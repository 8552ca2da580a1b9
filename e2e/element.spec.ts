import { expect, test, type Page } from '@playwright/test';
import type { AgentSandboxElement } from '../src/index.ts';
import type { StateDetail } from '../src/element/events.ts';
import type { RunStatus } from '../src/protocol/run-result.ts';
import { runProgram } from './support/sandbox-element.ts';

declare global {
  interface Window {
    states: StateDetail[];
    ended: Promise<RunStatus>;
  }
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.evaluate(() => customElements.whenDefined('agent-sandbox').then(() => true));
}

/** Puts a sandbox into a page that has none, below `#one`. */
async function add(page: Page, attributes: Record<string, string> = {}): Promise<void> {
  await page.evaluate((given) => {
    window.states = [];
    const sandbox = document.createElement('agent-sandbox');
    sandbox.id = 'sandbox';
    for (const [name, value] of Object.entries({ 'runtime-url': '/pyodide/', ...given })) {
      sandbox.setAttribute(name, value);
    }
    sandbox.addEventListener('agent-sandbox-state', ({ detail }) => window.states.push(detail));
    document.getElementById('one')?.append(sandbox);
  }, attributes);
}

/** Milliseconds; several sandboxes that start at once share the machine. */
const bootPatience = 100_000;

const withoutSandbox = '/e2e/fixtures/element-none.html';
const state = (page: Page, id = 'sandbox') =>
  page.evaluate((name) => (document.getElementById(name) as AgentSandboxElement).state, id);
const becomes = (page: Page, wanted: string, id = 'sandbox') =>
  expect.poll(() => state(page, id), { timeout: bootPatience }).toBe(wanted);

test.describe('starting', () => {
  test('state events tell every step, with the bytes of the download', async ({ page }) => {
    await open(page, withoutSandbox);
    await add(page, { loading: 'eager' });
    await becomes(page, 'ready');
    await runProgram(page, '1 + 1');
    const states = await page.evaluate(() => window.states);
    const steps = states
      .map((detail) => detail.state)
      .filter((step, at, all) => step !== all[at - 1]);
    expect(steps).toEqual(['booting', 'ready', 'running', 'ready']);
    const download = states.filter((detail) => detail.phase === 'download');
    const last = download.at(-1);
    expect(last?.total).toBeGreaterThan(5_000_000);
    expect(last?.loaded).toBe(last?.total);
    expect(download.every(({ loaded = -1, total = -1 }) => loaded >= 0 && loaded <= total)).toBe(
      true,
    );
  });

  test('a lazy sandbox starts when it comes near the viewport, an eager one at once', async ({
    page,
  }) => {
    await open(page, '/e2e/fixtures/element-lazy.html');
    await becomes(page, 'ready', 'eager');
    await becomes(page, 'ready', 'near');
    expect(await state(page, 'far')).toBe('idle');
    await page.locator('#far').scrollIntoViewIfNeeded();
    await becomes(page, 'ready', 'far');
  });

  test('autorun runs the child script or the src file; without it, Run does', async ({ page }) => {
    await open(page, '/e2e/fixtures/element-autorun.html');
    await becomes(page, 'ready', 'child');
    await becomes(page, 'ready', 'file');
    await becomes(page, 'ready', 'waiting');
    await expect(page.locator('#child').getByText('the child script counted 6')).toBeVisible();
    await expect(page.locator('#file').getByText('the file was read')).toBeVisible();
    await expect(page.locator('#waiting').getByText('only when asked')).toBeHidden();
    await page.locator('#waiting').getByRole('button', { name: 'Run' }).click();
    await expect(page.locator('#waiting').getByText('only when asked')).toBeVisible();
  });

  test('preload() fetches the runtime without starting Python', async ({ page }) => {
    await open(page, withoutSandbox);
    const wasm = page.waitForResponse(/pyodide\.asm\.wasm$/u);
    await page.evaluate(async () => {
      const sandbox = document.createElement('agent-sandbox');
      sandbox.id = 'sandbox';
      sandbox.runtimeUrl = '/pyodide/';
      document.getElementById('one')?.before(sandbox);
      sandbox.style.cssText = 'position: absolute; inset-block-start: 9000px';
      await sandbox.preload();
    });
    expect((await wasm).ok()).toBe(true);
    expect(await state(page)).toBe('idle');
  });
});

test.describe('staying and going', () => {
  test('moving the element keeps its variables', async ({ page }) => {
    await open(page, withoutSandbox);
    await add(page);
    await runProgram(page, 'kept = 41');
    await page.evaluate(() => {
      const sandbox = document.querySelector('agent-sandbox');
      if (sandbox) document.getElementById('two')?.append(sandbox);
    });
    expect((await runProgram(page, 'kept + 1')).value).toBe('42');
  });

  test('removal ends the sandbox, settles what was running, and a return starts afresh', async ({
    page,
  }) => {
    await open(page, withoutSandbox);
    await add(page);
    await runProgram(page, 'kept = 41');
    const code = await page.evaluate(async () => {
      const sandbox = document.querySelector('agent-sandbox');
      const running = sandbox
        ?.run('while True: pass')
        .catch((error: { code: string }) => error.code);
      sandbox?.remove();
      Object.assign(globalThis, { removed: sandbox });
      return running;
    });
    expect(code).toBe('closed');
    await expect.poll(() => page.workers().length).toBe(0);
    await expect(page.locator('iframe')).toHaveCount(0);

    await page.evaluate(() => {
      const { removed } = globalThis as unknown as { removed: HTMLElement };
      document.getElementById('two')?.append(removed);
    });
    expect((await runProgram(page, 'kept')).error).toBe('NameError');
  });

  test('50 sandboxes opened and closed leave no worker, frame or listener behind', async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    const living = async () => {
      await expect.poll(() => page.workers().length).toBe(0);
      await expect(page.locator('iframe')).toHaveCount(0);
      await devtools.send('HeapProfiler.collectGarbage');
      const { metrics } = await devtools.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? Number.NaN;
    };
    // Most are closed somewhere on the way up, which is when things are easily forgotten.
    const cycle = (from: number, to: number) =>
      page.evaluate(
        async ([first, end]) => {
          for (let turn = first; turn < end; turn += 1) {
            const sandbox = document.createElement('agent-sandbox');
            sandbox.runtimeUrl = '/pyodide/';
            sandbox.loading = 'eager';
            document.getElementById('one')?.append(sandbox);
            if (turn % 5 === 0) await sandbox.run('1 + 1');
            else await new Promise((resolve) => setTimeout(resolve, 40 * (turn % 7)));
            if (turn % 2 === 0) sandbox.close();
            sandbox.remove();
          }
        },
        [from, to] as const,
      );
    await open(page, withoutSandbox);
    await cycle(0, 5);
    const before = await living();
    await cycle(5, 55);
    await expect.poll(living).toBeLessThan(before + 25);
  });
});

test.describe('using', () => {
  test('a cancelled output is left to the page, also what is added to it', async ({ page }) => {
    await open(page, withoutSandbox);
    await add(page);
    const drawn = await page.evaluate(async () => {
      const sandbox = document.querySelector('agent-sandbox');
      let text = '';
      sandbox?.addEventListener('agent-sandbox-output', (event) => {
        const { output } = event.detail;
        if (output?.output_type !== 'stream' || output.name !== 'stdout') return;
        event.preventDefault();
        text = output.text;
      });
      await sandbox?.run(
        'import sys, time\nfor i in range(3):\n    print("mine", i)\n    time.sleep(0.1)\nprint("theirs", file=sys.stderr)',
      );
      return text;
    });
    expect(drawn).toBe('mine 0\nmine 1\nmine 2\n');
    await expect(page.getByText('theirs')).toBeVisible();
    await expect(page.getByText('mine')).toHaveCount(0);
  });

  test('headless shows outputs and nothing else', async ({ page }) => {
    await open(page, withoutSandbox);
    await add(page, { headless: '' });
    await runProgram(page, 'print("just this")');
    const sandbox = page.locator('agent-sandbox');
    await expect(sandbox.getByText('just this')).toBeVisible();
    await expect(sandbox.getByRole('button')).toHaveCount(0);
    await expect(sandbox.getByRole('progressbar')).toHaveCount(0);
    await expect(sandbox.getByText('Ready')).toHaveCount(0);
  });

  test('Stop is reached and pressed with the keyboard, and the focus stays in the element', async ({
    page,
  }) => {
    await open(page, withoutSandbox);
    await add(page);
    await runProgram(page, 'kept = 41');
    await page.evaluate(() => {
      const sandbox = document.querySelector('agent-sandbox');
      sandbox?.addEventListener('agent-sandbox-run-end', ({ detail }) => {
        window.ended = Promise.resolve(detail.result.status);
      });
      void sandbox?.run('while True: pass');
    });
    const stop = page.getByRole('button', { name: 'Stop' });
    await expect(stop).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(stop).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Stopped\. /u)).toBeVisible();
    await expect(stop).toHaveCount(0);
    expect(await page.evaluate(() => window.ended)).toBe('interrupted');
    await expect(page.getByRole('button', { name: 'Restart' })).toBeFocused();
  });

  test('Restart starts Python afresh and leaves the outputs in view', async ({ page }) => {
    await open(page, withoutSandbox);
    await add(page);
    await runProgram(page, 'kept = 41\nprint("of the past")');
    await page.getByRole('button', { name: 'Restart' }).click();
    await expect(page.getByText('earlier variables are gone')).toBeVisible();
    await expect(page.getByText('of the past')).toBeVisible();
    expect((await runProgram(page, 'kept')).error).toBe('NameError');
  });

  test('the end of a run is announced', async ({ page }) => {
    await open(page, withoutSandbox);
    await add(page);
    await runProgram(page, '6 * 7');
    await expect(page.getByRole('status')).toHaveText('Run 1 finished: 1 output. 42');
    await runProgram(page, '1 / 0');
    await expect(page.getByRole('status')).toContainText('Run 2 failed. ZeroDivisionError');
  });

  test('the time limit says how long it was and whether the variables were kept', async ({
    page,
  }) => {
    await open(page, withoutSandbox);
    await add(page, { 'run-timeout': '500' });
    await page.evaluate(() => document.querySelector('agent-sandbox')?.run('while True: pass'));
    await expect(
      page.getByText(/^Ended after 0\.\d s, the time limit\. (Variables were kept|The interp)/u),
    ).toBeVisible();
  });
});

test.describe('failing', () => {
  const bad: [string, string, RegExp][] = [
    ['run-timeout', 'soon', /whole milliseconds from 0/u],
    ['run-timeout', '-1', /whole milliseconds from 0/u],
    ['memory-limit', '12', /whole MiB from 64 to 4096/u],
    ['loading', 'later', /"lazy" or "eager"/u],
    ['packages', 'numpy>=2', /distribution names/u],
    ['runtime-url', 'javascript:alert(1)', /http or https address/u],
    ['frame-url', 'data:text/html,x', /http or https address/u],
    ['src', '', /http or https address/u],
  ];
  for (const [name, value, allowed] of bad) {
    test(`${name}="${value}" is refused in words that name it, and setting it right heals`, async ({
      page,
    }) => {
      await open(page, withoutSandbox);
      await add(page, { [name]: value });
      const panel = page.getByRole('group', { name: 'Error' });
      await expect(panel).toContainText(`${name}="${value}"`);
      await expect(panel).toContainText(allowed);
      await expect(panel).toContainText('bad-option');
      expect(await state(page)).toBe('failed');
      const code = await page.evaluate(() =>
        document
          .querySelector('agent-sandbox')
          ?.run('1')
          .catch((error: { code: string }) => error.code),
      );
      expect(code).toBe('bad-option');
      expect(await page.evaluate(() => window.states.map((detail) => detail.error?.code))).toEqual([
        'bad-option',
      ]);

      await page.evaluate((attribute) => {
        const sandbox = document.querySelector('agent-sandbox');
        if (attribute === 'runtime-url') sandbox?.setAttribute(attribute, '/pyodide/');
        else sandbox?.removeAttribute(attribute);
      }, name);
      await becomes(page, 'ready');
      await expect(panel).toHaveCount(0);
    });
  }

  test('a wrong runtime-url names the file, the status and the remedy; Retry works once it is right', async ({
    page,
  }) => {
    await open(page, withoutSandbox);
    await page.route('**/nowhere/**', (route) => route.fulfill({ status: 404, body: 'not here' }));
    await add(page, { 'runtime-url': '/nowhere/', loading: 'eager' });
    const panel = page.getByRole('group', { name: 'Error' });
    await expect(panel).toContainText('/nowhere/');
    await expect(panel).toContainText('404');
    await expect(panel).toContainText('Check the path');
    await expect(panel).toContainText('fetch-failed');
    await expect
      .poll(() => page.evaluate(() => window.states.at(-1)?.error?.code))
      .toBe('fetch-failed');
    await page.evaluate(() => {
      document.querySelector('agent-sandbox')?.setAttribute('runtime-url', '/pyodide/');
    });
    await page.getByRole('button', { name: 'Retry' }).click();
    await becomes(page, 'ready');
    await expect(panel).toHaveCount(0);
  });

  test('a src that is not there names the address and the status', async ({ page }) => {
    await open(page, withoutSandbox);
    await page.route('**/missing.py', (route) => route.fulfill({ status: 404, body: '' }));
    await add(page, { autorun: '', src: '/missing.py', loading: 'eager' });
    const panel = page.getByRole('group', { name: 'Error' });
    await expect(panel).toContainText('/missing.py was answered with status 404');
    await expect(panel).toContainText('src attribute');
  });

  test('a closed sandbox refuses programs until restart()', async ({ page }) => {
    await open(page, withoutSandbox);
    await add(page);
    await runProgram(page, '1');
    const outcome = await page.evaluate(async () => {
      const sandbox = document.querySelector('agent-sandbox');
      sandbox?.close();
      const code = await sandbox?.run('1').catch((error: { code: string }) => error.code);
      await sandbox?.restart();
      return [code, sandbox?.state];
    });
    expect(outcome).toEqual(['closed', 'ready']);
  });
});
