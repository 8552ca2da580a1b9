/**
 * The public API. Importing it defines `<agent-sandbox>`; on a server it does nothing. The class
 * without the definition is in `agent-sandbox-element/element`.
 */
import { AgentSandboxElement } from './element.ts';

export * from './element.ts';

if (globalThis.customElements && !customElements.get('agent-sandbox')) {
  customElements.define('agent-sandbox', AgentSandboxElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-sandbox': AgentSandboxElement;
  }
}
