// @vitest-environment node
import { expect, test } from 'vitest';

test('importing the element where there is no browser throws nothing and defines nothing', async () => {
  expect('document' in globalThis).toBe(false);
  const module = await import('./agent-sandbox-element.ts');
  expect(module.AgentSandboxElement.name).toBe('AgentSandboxElement');
  expect(globalThis.customElements?.get('agent-sandbox')).toBeUndefined();
});
