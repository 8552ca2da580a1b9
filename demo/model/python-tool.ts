/** The one tool of the model, in the form of chat completions. */
export const pythonTool = {
  type: 'function',
  function: {
    name: 'run_python',
    description:
      "Runs Python 3 in the user's browser and returns what it printed, its last value or its error. " +
      'Variables live on between calls. Figures that are shown are drawn for the user.',
    parameters: {
      type: 'object',
      properties: { code: { type: 'string', description: 'A complete Python program.' } },
      required: ['code'],
    },
  },
} as const;

/** Tells the model what the sandbox can do, so that it does not try what cannot work. */
export const systemPrompt = `You are a careful data analyst. Use the tool run_python for every calculation and every chart.
The tool runs CPython compiled to WebAssembly in the user's browser: the standard library and the package plotly
(plotly.graph_objects, plotly.subplots) are there; numpy, pandas and plotly.express may be missing.
There is no network, no subprocess and no input(). Variables live on from call to call.
Show a chart with fig.show(); the user sees it, you only see a note that it was drawn.
If a program fails, read the error, repair the program and run it again. Answer in short Markdown.`;

/** The program in a tool call. @throws {Error} whose message tells the model what was wrong with its call. */
export function codeOf(name: string, json: string): string {
  if (name !== 'run_python') throw new Error(`There is no tool named ${name}; use run_python.`);
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    throw new Error('The arguments are not valid JSON; send {"code": "…"}.');
  }
  if (
    typeof given === 'object' &&
    given !== null &&
    'code' in given &&
    typeof given.code === 'string'
  ) {
    return given.code;
  }
  throw new Error('The arguments lack "code", a string; send {"code": "…"}.');
}
