import { expect, test } from '@playwright/test';
import { scriptedStates, type StateName } from './fixtures/scripted-states.ts';
import { axeViolations } from './support/axe.ts';
import { runProgram } from './support/sandbox-element.ts';
import { showState } from './support/scripted-page.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const name of Object.keys(scriptedStates) as StateName[]) {
      test(`axe finds nothing in "${name}"`, async ({ page }) => {
        await showState(page, name);
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

test('every output has a name of its own, figures are counted apart', async ({ page }) => {
  await showState(page, 'text, table, data and figure');
  for (const name of ['Output 1 of run 1', 'Output 2 of run 1', 'Figure 1 of run 1']) {
    await expect(page.getByRole('group', { name, exact: true })).toHaveCount(1);
  }
});
