/**
 * `npm run bench`: the sandbox against a bare Pyodide module worker, in one run, side by side.
 * Medians of five; what counts are the ratios, since the times are this machine's.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { gzipSize } from './bundle-size.mjs';
import { findBrowser } from './find-browser.mjs';
import { projectRoot } from './runtime/folders.mjs';
import { serveFolders } from './static-server.mjs';
import { pyodideFolder } from './vite/realm-code.mjs';

const ROUNDS = 5;
const WARM_RUNS = 40;
const at = (/** @type {string} */ name) => path.join(projectRoot, name);

const figureCode = `
import math
import plotly.graph_objects as go
fig = go.Figure(go.Scatter(x=list(range(1000)), y=[math.sin(i / 50) for i in range(1000)], mode="markers"))
`;

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const server = await serveFolders({
  folders: {
    '/pyodide/': pyodideFolder,
    '/runtime/': at('public/runtime'),
    '/bundle/': at('dist/bundle'),
    '/plotly/': at('node_modules/plotly.js-strict-dist-min'),
    '/bench/': at('e2e/bench'),
  },
});
/** @type {{ url: string }[]} */
const wheels = JSON.parse(readFileSync(at('public/runtime/wheels.json'), 'utf8'));
const executablePath = await findBrowser();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});

/** Long tasks are noted from the first script on. */
const initScript = `
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  globalThis.wheelList = ${JSON.stringify(wheels)};
`;

/**
 * @typedef {{ firstVisit: number, laterVisit: number, warm: number, firstFigure: number, figure: number, task: number, figureTask: number }} Figures
 * @param {'bare' | 'sandbox'} kind
 * @returns {Promise<Figures>}
 */
async function measure(kind) {
  const context = await browser.newContext();
  await context.addInitScript(initScript);
  const visit = async () => {
    const page = await context.newPage();
    await page.goto(`${server.url}/bench/${kind}.html`, { waitUntil: 'commit' });
    await page.waitForFunction('globalThis.bench');
    const first = await page.evaluate('bench.first');
    return { page, first: Number(first) };
  };
  const { page: firstPage, first: firstVisit } = await visit();
  await firstPage.close();
  const { page, first: laterVisit } = await visit();
  const warm = await page.evaluate(async (runs) => {
    const { bench } = /** @type {{ bench: { run: (code: string) => Promise<unknown> } }} */ (
      /** @type {unknown} */ (globalThis)
    );
    const times = [];
    for (let index = 0; index < runs; index += 1) {
      const start = performance.now();
      await bench.run('1+1');
      times.push(performance.now() - start);
    }
    return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? NaN;
  }, WARM_RUNS);
  const longest = async () => Number(await page.evaluate('Math.max(0, ...longTasks.splice(0))'));
  const task = await longest();
  const figure = async () => {
    const code = JSON.stringify(figureCode);
    const urls = JSON.stringify(wheels.map(({ url }) => new URL(url, server.url).href));
    return Number(
      await page.evaluate(
        `(async () => { const start = performance.now(); await bench.figure(${code}, ${urls}); return performance.now() - start; })()`,
      ),
    );
  };
  // A page of one's own would load Plotly beforehand; the sandbox loads its copy at the first figure.
  if (kind === 'bare')
    await page.addScriptTag({ url: `${server.url}/plotly/plotly-strict.min.js` });
  const firstFigure = await figure();
  const later = [];
  for (let index = 0; index < ROUNDS; index += 1) later.push(await figure());
  const figureTask = await longest();
  await context.close();
  return { firstVisit, laterVisit, warm, firstFigure, figure: median(later), task, figureTask };
}

/** @type {Record<'bare' | 'sandbox', Figures[]>} */
const rounds = { bare: [], sandbox: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const kind of /** @type {const} */ (['bare', 'sandbox']))
    rounds[kind].push(await measure(kind));
}
await browser.close();
await server.close();

/** @type {[keyof Figures, string][]} */
const rows = [
  ['firstVisit', 'first result, first visit'],
  ['laterVisit', 'first result, later visit'],
  ['warm', 'warm 1+1'],
  ['firstFigure', 'first Plotly figure (package install and Plotly included)'],
  ['figure', 'Plotly figure of 1,000 points, run() to drawn'],
  ['task', 'longest page task, without figures'],
  ['figureTask', 'longest page task, Plotly drawing'],
];
console.log(`Medians of ${ROUNDS}, in ms\n`);
console.log(`| | bare worker | sandbox | ratio |\n|---|---:|---:|---:|`);
for (const [key, label] of rows) {
  const bare = median(rounds.bare.map((figures) => figures[key]));
  const ours = median(rounds.sandbox.map((figures) => figures[key]));
  const ratio = bare > 0 ? (ours / bare).toFixed(2) : '–';
  console.log(`| ${label} | ${bare.toFixed(1)} | ${ours.toFixed(1)} | ${ratio} |`);
}
console.log(
  `\nelement bundle: ${(gzipSize(at('dist/bundle/agent-sandbox.js')) / 1024).toFixed(1)} kB gzip`,
);
