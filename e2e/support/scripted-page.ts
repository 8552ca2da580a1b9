import type { Page } from '@playwright/test';
import type { ScriptedElement } from '../fixtures/scripted-session.ts';
import type { StateName } from '../fixtures/scripted-states.ts';

declare global {
  var scriptedStates: Record<string, (sandbox: ScriptedElement) => void>;
}

/** Shows a state that a real session would pass through too fast to look at. */
export async function showState(page: Page, name: StateName): Promise<void> {
  await page.goto('/e2e/fixtures/element-scripted.html');
  await page.evaluate(async (state) => {
    await customElements.whenDefined('agent-sandbox');
    const sandbox = document.querySelector('agent-sandbox') as ScriptedElement;
    await sandbox.updateComplete;
    globalThis.scriptedStates[state]?.(sandbox);
  }, name);
}
