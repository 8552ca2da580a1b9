import type { JsonValue, MimeBundle, Output } from '../../src/protocol/outputs.ts';
import type { RunResult } from '../../src/protocol/run-result.ts';

/** Characters of a result that the model gets to see. */
const mostCharacters = 8000;

function bundleText(data: MimeBundle): string {
  const figure = data['application/vnd.plotly.v1+json'];
  if (figure !== undefined) return figureText(figure);
  const plain = data['text/plain'];
  if (typeof plain === 'string') return plain;
  return `[shown to the user: ${Object.keys(data).join(', ')}]`;
}

function figureText(figure: JsonValue): string {
  const traces =
    typeof figure === 'object' && figure !== null && 'data' in figure && Array.isArray(figure.data)
      ? figure.data.length
      : 0;
  return `[figure with ${traces} ${traces === 1 ? 'trace' : 'traces'} drawn for the user]`;
}

function outputText(output: Output): string {
  switch (output.output_type) {
    case 'stream':
      return output.name === 'stderr' ? `[stderr]\n${output.text}` : output.text;
    case 'display_data':
    case 'execute_result':
      return bundleText(output.data);
    case 'error':
      return output.traceback.join('\n') || `${output.ename}: ${output.evalue}`;
    default: {
      const never: never = output;
      throw new Error(`unknown output ${String(never)}`);
    }
  }
}

/** Keeps the beginning and the end of a long text and says how much is missing. */
export function clip(text: string, most: number = mostCharacters): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  return `${text.slice(0, half)}\n[… ${text.length - 2 * half} characters left out …]\n${text.slice(-half)}`;
}

/** A run as text for the model: everything it printed, its last value, its error, and how it ended. */
export function resultText(result: RunResult): string {
  const parts = result.outputs.map(outputText).map((text) => text.trimEnd());
  if (result.status !== 'ok' && !result.outputs.some((output) => output.output_type === 'error')) {
    parts.push(`[${result.status}: ${result.error?.message ?? 'the program did not finish'}]`);
  }
  if (!result.statePreserved)
    parts.push('[the interpreter was restarted: earlier variables are gone]');
  const text = parts.filter((part) => part !== '').join('\n');
  return clip(text === '' ? '[the program ended without any output]' : text);
}
