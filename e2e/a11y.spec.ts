import { expect, test, type Page } from '@playwright/test';
import type { ScriptedElement } from './fixtures/scripted-session.ts';
import { scriptedStates, type StateName } from './fixtures/scripted-states.ts';
import { axeViolations } from './support/axe.ts';
import { runProgram } from './support/sandbox-element.ts';

declare global {
  var scriptedStates: Record<string, (sandbox: ScriptedElement) => void>;
}

/** Shows a state that a real session would pass through too fast to look at. */
async function show(page: Page, name: StateName): Promise<void> {
  await page.goto('/e2e/fixtures/element-scripted.html');
  await page.evaluate(async (state) => {
    await customElements.whenDefined('agent-sandbox');
    const sandbox = document.querySelector('agent-sandbox') as ScriptedElement;
    await sandbox.updateComplete;
    globalThis.scriptedStates[state]?.(sandbox);
  }, name);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const name of Object.keys(scriptedStates) as StateName[]) {
      test(`axe finds nothing in "${name}"`, async ({ page }) => {
        await show(page, name);
        if (name === 'text, table, data and figure') {
          await expect(page.locator('agent-sandbox .main-svg').first()).toBeVisible();
        }
        if (name === 'text that scrolls') {
          await expect(page.getByRole('group', { name: 'Text of stdout' })).toBeVisible();
        }
        expect(await axeViolations(page, 'agent-sandbox')).toEqual([]);
      });
    }

    test('axe finds nothing after a real program', async ({ page }) => {
      await page.goto('/demo/bare.html');
      await page.evaluate(() => customElements.whenDefined('agent-sandbox').then(() => true));
      await runProgram(page, 'print("text")\n{"a": [1, 2]}');
      await runProgram(page, '1 / 0');
      await expect(page.getByText('division by zero').first()).toBeVisible();
      expect(await axeViolations(page, 'agent-sandbox')).toEqual([]);
    });
  });
}

test('the colour scheme is followed when the page changes it', async ({ page }) => {
  await show(page, 'text, table, data and figure');
  const title = page.locator('agent-sandbox .gtitle');
  await expect(title).toBeVisible();
  const fill = () => title.evaluate((element) => getComputedStyle(element).fill);
  const before = await fill();
  await page.evaluate(() => (document.documentElement.style.colorScheme = 'dark'));
  await expect.poll(fill).not.toBe(before);
});

test('while Python loads, a progress bar tells the bytes', async ({ page }) => {
  await show(page, 'loading');
  const bar = page.getByRole('progressbar', { name: 'Downloading Python' });
  await expect(bar).toBeVisible();
  expect(await bar.evaluate(({ value, max }: HTMLProgressElement) => [value, max])).toEqual([
    4_200_000, 12_900_000,
  ]);
  await expect(page.getByText('4.2 of 12.9 MB')).toBeVisible();
});

test('every output has a name of its own, figures are counted apart', async ({ page }) => {
  await show(page, 'text, table, data and figure');
  for (const name of ['Output 1 of run 1', 'Output 2 of run 1', 'Figure 1 of run 1']) {
    await expect(page.getByRole('group', { name, exact: true })).toHaveCount(1);
  }
});

test('a link of the program is opened only after its whole address was confirmed', async ({
  page,
  context,
}) => {
  const opened: string[] = [];
  context.on('request', (request) => opened.push(request.url()));
  await context.route('https://example.com/**', (route) => route.fulfill({ body: 'there' }));
  await show(page, 'text, table, data and figure');
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
    await show(page, name);
    await expect(page.getByText(/Running|Ready|Not available|Starting/u).first()).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, name).toBeLessThanOrEqual(320);
  }
});
