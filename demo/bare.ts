import { AgentSandboxElement } from '../src/element.ts';
import { must } from './dom.ts';
import { loadWheels } from './wheels.ts';

// Definition and wheels in one go: whoever waits for the definition finds the wheels in place.
const wheels = await loadWheels();
customElements.define('agent-sandbox', AgentSandboxElement);
must('#sandbox', AgentSandboxElement).wheels = wheels;
