import { AgentSandboxElement } from '../src/element.ts';
import { must } from './dom.ts';
import { loadWheels } from './wheels.ts';

/**
 * Defines `<agent-sandbox>` and gives the page's one element its wheels in the same step: an element in view starts
 * Python at once, and whoever waits for the definition finds the wheels in place.
 */
export async function defineSandbox(): Promise<AgentSandboxElement> {
  const wheels = await loadWheels();
  customElements.define('agent-sandbox', AgentSandboxElement);
  const sandbox = must('agent-sandbox', AgentSandboxElement);
  sandbox.wheels = wheels;
  return sandbox;
}
