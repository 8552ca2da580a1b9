import { expect, test } from '@playwright/test';
import type { AgentSandboxEventMap } from '../src/element/events.ts';
import type { ScriptedElement } from './fixtures/scripted-session.ts';
import { axeViolations } from './support/axe.ts';
import { showState } from './support/scripted-page.ts';

test('the colour scheme is followed when the page changes it', async ({ page }) => {
  await showState(page, 'text, table, data and figure');
  const title = page.locator('agent-sandbox .gtitle');
  await expect(title).toBeVisible();
  const fill = () => title.evaluate((element) => getComputedStyle(element).fill);
  const before = await fill();
  await page.evaluate(() => (document.documentElement.style.colorScheme = 'dark'));
  await expect.poll(fill).not.toBe(before);
});

test('while Python loads, a progress bar tells the bytes', async ({ page }) => {
  await showState(page, 'loading');
  const bar = page.getByRole('progressbar', { name: 'Downloading Python' });
  await expect(bar).toBeVisible();
  expect(await bar.evaluate(({ value, max }: HTMLProgressElement) => [value, max])).toEqual([
    4_200_000, 12_900_000,
  ]);
  await expect(page.getByText('4.2 of 12.9 MB')).toBeVisible();
});

test('a link of the program is opened only after its whole address was confirmed', async ({
  page,
  context,
}) => {
  const opened: string[] = [];
  context.on('request', (request) => opened.push(request.url()));
  await context.route('https://example.com/**', (route) => route.fulfill({ body: 'there' }));
  await showState(page, 'text, table, data and figure');
  await page.getByRole('button', { name: /the report/u }).click();
  const dialog = page.getByRole('dialog', { name: 'Open this link?' });
  await expect(dialog).toContainText('https://example.com/a?b=c');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  expect(await axeViolations(page, 'agent-sandbox')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(opened.filter((url) => url.includes('example.com'))).toEqual([]);

  await page.getByRole('button', { name: /the report/u }).click();
  const popup = page.waitForEvent('popup');
  await dialog.getByRole('button', { name: 'Open link' }).click();
  expect((await popup).url()).toBe('https://example.com/a?b=c');
  expect(await (await popup).evaluate(() => window.opener === null && document.referrer)).toBe('');
});

test('the element fits a width of 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const name of ['running', 'an error', 'a refused option', 'loading'] as const) {
    await showState(page, name);
    await expect(page.getByText(/Running|Ready|Not available|Starting/u).first()).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, name).toBeLessThanOrEqual(320);
  }
});

test('a click on a point of a figure reaches the page as an event with plain data', async ({
  page,
}) => {
  await showState(page, 'text, table, data and figure');
  const bar = page.locator('agent-sandbox .bars .point path').nth(1);
  await expect(bar).toBeVisible();
  const told = page.evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        document.addEventListener('agent-sandbox-figure', (event) => {
          const { detail } = event as AgentSandboxEventMap['agent-sandbox-figure'];
          if (detail.type === 'plotly_click') resolve(detail);
        });
      }),
  );
  await bar.scrollIntoViewIfNeeded();
  const box = await bar.boundingBox();
  await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
  expect(await told).toMatchObject({
    type: 'plotly_click',
    run: 1,
    index: 4,
    data: { points: [{ x: 'b', y: 2 }] },
  });
});

test('Clear removes the outputs, later ones are drawn again', async ({ page }) => {
  await showState(page, 'an error');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByText('division by zero')).toHaveCount(0);
  await page.evaluate(() => {
    const sandbox = document.querySelector('agent-sandbox') as ScriptedElement;
    void sandbox.run('');
    sandbox.scripted.show({ output_type: 'stream', name: 'stdout', text: 'new' });
    sandbox.scripted.end();
  });
  await expect(page.getByText('new', { exact: true })).toBeVisible();
});

test('more outputs than are drawn are counted in one line', async ({ page }) => {
  await showState(page, 'nothing run yet');
  await page.evaluate(() => {
    const sandbox = document.querySelector('agent-sandbox') as ScriptedElement;
    void sandbox.run('');
    for (let at = 0; at < 230; at += 1) {
      sandbox.scripted.show({
        output_type: 'display_data',
        data: { 'text/plain': `value ${at}` },
        metadata: {},
      });
    }
    sandbox.scripted.end();
  });
  await expect(page.getByText('value 199', { exact: true })).toBeVisible();
  await expect(page.getByText('value 200', { exact: true })).toHaveCount(0);
  await expect(page.getByText('30 more outputs not drawn; the result of the run')).toBeVisible();
});

test('an update replaces what was drawn in its place, clear_output takes it away', async ({
  page,
}) => {
  await showState(page, 'running');
  const tell = (kind: 'replace' | 'clear') =>
    page.evaluate((change) => {
      const { scripted: session } = document.querySelector('agent-sandbox') as ScriptedElement;
      if (change === 'clear') session.clearOutputs();
      else session.replace(1, { output_type: 'stream', name: 'stdout', text: 'replaced' });
    }, kind);
  await expect(page.getByText('careful')).toBeVisible();
  await tell('replace');
  await expect(page.getByText('replaced')).toBeVisible();
  await expect(page.getByText('careful')).toHaveCount(0);
  await expect(page.getByText('epoch 1')).toBeVisible();
  await tell('clear');
  await expect(page.getByText('epoch 1')).toHaveCount(0);
});

test('custom states follow the session, so that a page can style them', async ({ page }) => {
  await showState(page, 'running');
  const sandbox = page.locator('agent-sandbox:state(running):state(has-output)');
  await expect(sandbox).toHaveCount(1);
  await page.evaluate(() =>
    (document.querySelector('agent-sandbox') as ScriptedElement).scripted.end(),
  );
  await expect(page.locator('agent-sandbox:state(ready)')).toHaveCount(1);
  await expect(page.locator('agent-sandbox:state(running)')).toHaveCount(0);
});
