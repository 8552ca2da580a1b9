import { expect, type Page } from '@playwright/test';

/** What a user would press in an output; a figure's own buttons included. */
const pressable = 'a, area, summary, button, .modebar-btn, .updatemenu-button, .updatemenu-header';

/** Milliseconds for one click. */
const patience = 300;

/** How many things of an output are pressed. */
const most = 15;

/** Waits until what a program showed is on the page: a box for each of its outputs, and something in it. */
export async function expectOutputsDrawn(page: Page, count: number): Promise<void> {
  // What arrived last is put on the page with the next frame.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  const boxes = page.locator('agent-sandbox [part~="output"]');
  await expect(boxes).toHaveCount(count);
  await expect(page.locator('agent-sandbox [part~="output"][aria-busy="true"]')).toHaveCount(0);
  await expect(boxes.filter({ hasNot: page.locator('*') })).toHaveCount(0);
}

/**
 * Presses the links and buttons of the outputs, in the element and in its output frames, as a curious
 * user would, and declines every question that comes up.
 */
export async function touchOutputs(page: Page): Promise<number> {
  let pressed = 0;
  for (const frame of page.frames()) {
    const root =
      frame === page.mainFrame() ? frame.locator('agent-sandbox [part~="outputs"]') : frame;
    const targets = await root
      .locator(pressable)
      .all()
      .catch(() => []);
    for (const target of targets.slice(0, most)) {
      const done = await target
        .click({ timeout: patience, force: true, noWaitAfter: true })
        .then(() => 1)
        .catch(() => 0);
      pressed += done;
      await page.keyboard.press('Escape');
    }
  }
  return pressed;
}
