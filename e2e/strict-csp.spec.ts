/** The element on pages with the policies that the README lists, from the built package. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { projectRoot } from '../scripts/runtime/folders.mjs';
import { serveFolders } from '../scripts/static-server.mjs';
import { pyodideFolder } from '../scripts/vite/realm-code.mjs';
import type { RunResult } from '../src/protocol/run-result.ts';
import type { SandboxElement } from './support/sandbox-element.ts';

const at = (name: string): string => path.join(projectRoot, name);

const strict =
  "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html agent-sandbox-html";

/** For `srcdoc`: the frame inherits the page's policy, so that policy must allow what the frame's own does. */
function inherited(): string {
  const hash = /'sha256-[^']+'/.exec(readFileSync(at('dist/frame.html'), 'utf8'))?.[0];
  return `default-src 'none'; script-src 'self' ${hash} 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'`;
}

let server: Awaited<ReturnType<typeof serveFolders>>;

test.beforeAll(async () => {
  if (!existsSync(at('dist/bundle/agent-sandbox.js'))) throw new Error('run `npm run build` first');
  server = await serveFolders({
    folders: {
      '/bundle/': at('dist/bundle'),
      '/pyodide/': pyodideFolder,
      '/runtime/': at('public/runtime'),
      '/page/': at('e2e/fixtures/strict'),
      '/srcdoc/': at('e2e/fixtures/strict'),
    },
    headers: (pathname): Record<string, string> => {
      if (pathname.startsWith('/page/')) return { 'content-security-policy': strict };
      return pathname.startsWith('/srcdoc/') ? { 'content-security-policy': inherited() } : {};
    },
  });
});
test.afterAll(() => server?.close());

/** Refusals by the page's policy, and errors. */
async function open(page: Page, address: string): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    addEventListener(
      'securitypolicyviolation',
      ({ violatedDirective, sourceFile, lineNumber, sample }) => {
        console.error(`refused: ${violatedDirective} ${sourceFile}:${lineNumber} ${sample}`);
      },
    );
  });
  await page.goto(server.url + address);
  await page.evaluate(() => customElements.whenDefined('agent-sandbox').then(() => true));
  await page.waitForFunction(
    () => (document.getElementById('sandbox') as SandboxElement).wheels.length > 0,
  );
  return complaints;
}

const run = (page: Page, code: string): Promise<RunResult> =>
  page.evaluate(
    (program) => (document.getElementById('sandbox') as SandboxElement).run(program),
    code,
  );

const everything = `
import base64
import plotly.graph_objects as go
from IPython.display import HTML, Markdown, JSON, Image, display
print("\\x1b[31mred\\x1b[0m")
display(HTML("<table><tr><th>a</th><td>1</td></tr></table>"), Markdown("# title\\n- **item**"), JSON({"a": [1, 2]}))
display(Image(data=base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), format="png"))
go.Figure([go.Scatter(y=[3, 1, 2], mode="lines+markers+text", text=["<b>a</b>", "b", "c"]), go.Bar(y=[1, 2, 3])]).show()
go.Figure(go.Heatmap(z=[[1, 2], [3, 4]])).show()
go.Figure(go.Pie(labels=["x", "y"], values=[1, 2])).show()
go.Figure(go.Table(header={"values": ["h"]}, cells={"values": [[1, 2]]})).show()
`;

for (const [name, address] of [
  ['a strict policy with Trusted Types, with frame-url', '/page/?frame=/bundle/frame.html'],
  ['a strict policy without Trusted Types, with srcdoc', '/srcdoc/'],
] as const) {
  test(`on a page with ${name}, programs run and every kind of output is drawn`, async ({
    page,
  }) => {
    const complaints = await open(page, address);
    const result = await run(page, everything);
    expect(result.status, JSON.stringify(result.error)).toBe('ok');
    const sandbox = page.locator('#sandbox');
    await expect(sandbox.locator('.main-svg').first()).toBeVisible();
    await expect(sandbox.locator('.js-plotly-plot')).toHaveCount(4);
    await expect(sandbox.locator('.js-plotly-plot .scatterlayer .trace path.js-line')).toHaveCount(
      1,
    );
    await expect(sandbox.getByText('red')).toBeVisible();
    // Styles that Plotly writes as text are there all the same.
    await expect(sandbox.locator('.js-plotly-plot tspan').first()).toHaveCSS(
      'font-weight',
      /bold|700/,
    );
    await expect(sandbox.locator('.heatmaplayer image')).toHaveCSS('image-rendering', 'pixelated');
    await page.screenshot({
      path: `test-results/strict-${address.includes('frame') ? 'frame' : 'srcdoc'}.png`,
      fullPage: true,
    });
    // What such a page does not have, by the README: styles written as text. Nothing else is refused.
    const styles = /^Applying inline style|^refused: style-src-(elem|attr) /;
    // The test's own script, which Playwright also offers to the scriptless frames of outputs.
    const own = /^Blocked script execution in 'about:srcdoc'/;
    expect(complaints.filter((line) => !styles.test(line) && !own.test(line))).toEqual([]);
  });
}

test('on a strict page, the default frame is refused with a word on the directives', async ({
  page,
}) => {
  await open(page, '/page/');
  const error = await page.evaluate(() =>
    (document.getElementById('sandbox') as SandboxElement).run('1').then(
      () => 'ran',
      ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
    ),
  );
  expect(error).toMatch(/^frame-failed: .*README.*frame-url/);
});
