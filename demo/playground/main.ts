import { defineSandbox } from '../define-sandbox.ts';
import { must } from '../dom.ts';
import { plotlyIsMissing, plotlyRemedy } from '../plotly-remedy.ts';
import { pythonEditor, setText } from './editor.ts';
import { examples } from './examples.ts';

const sandbox = await defineSandbox();
const runButton = must('#run', HTMLButtonElement);
const stopButton = must('#stop', HTMLButtonElement);
const menu = must('#examples', HTMLSelectElement);
const json = must('#result', HTMLElement);
const keep = must('#keep', HTMLInputElement);
const notice = must('#notice', HTMLElement);
const keys = must('#keys', HTMLElement);

keys.textContent = navigator.platform.startsWith('Mac') ? '⌘ Enter' : 'Ctrl Enter';

const editor = pythonEditor(must('#editor', HTMLElement), () => void run());
menu.append(...examples.map(({ name }, place) => new Option(name, String(place))));

function openExample(place: number): void {
  setText(editor, examples[place]?.code ?? '');
}

async function run(): Promise<void> {
  if (sandbox.state === 'running') return;
  if (!keep.checked) sandbox.clear();
  runButton.disabled = true;
  stopButton.disabled = false;
  try {
    const result = await sandbox.run(editor.state.doc.toString());
    json.textContent = JSON.stringify(result, null, 2);
    notice.textContent = plotlyIsMissing(result) ? plotlyRemedy : '';
  } catch (error) {
    json.textContent = String(error);
  } finally {
    runButton.disabled = false;
    stopButton.disabled = true;
  }
}

menu.addEventListener('change', () => openExample(menu.selectedIndex));
runButton.addEventListener('click', () => void run());
stopButton.addEventListener('click', () => void sandbox.interrupt());
openExample(0);
runButton.disabled = false;
