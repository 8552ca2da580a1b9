import type { RunResult } from '../src/protocol/run-result.ts';

/** What stands where a chart would be when Python's plotly could not be prepared. */
export const plotlyRemedy =
  'No chart: the Python package plotly could not be prepared. Run “npm run prepare-runtime” with a network connection, then reload this page.';

/** Whether a run ended because there is no plotly to import. */
export function plotlyIsMissing({ error }: RunResult): boolean {
  return error?.name === 'ModuleNotFoundError' && error.message.includes('plotly');
}
