import { expect, test, type Page } from '@playwright/test';
import type { MimeBundle } from '../src/protocol/outputs.ts';
import { drawnFigures } from './fixtures/drawn-figures.ts';
import { hostileOutputs } from './fixtures/hostile-outputs.ts';
import { Canary } from './support/canary.ts';

const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html agent-sandbox-html',
].join('; ');

async function openPage(page: Page, policy?: string): Promise<string[]> {
  const foreign: string[] = [];
  page.on('dialog', (dialog) => {
    foreign.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', () => foreign.push('popup'));
  if (policy !== undefined) {
    await page.route('**/renderers.html', async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-security-policy': policy };
      await route.fulfill({ response, headers });
    });
  }
  await page.goto('/e2e/fixtures/renderers.html');
  await page.waitForFunction(() => 'rendererPage' in window);
  const { origin } = new URL(page.url());
  page.on('request', (request) => {
    const { protocol, origin: target } = new URL(request.url());
    if (
      protocol !== 'data:' &&
      protocol !== 'blob:' &&
      protocol !== 'about:' &&
      target !== origin
    ) {
      foreign.push(request.url());
    }
  });
  return foreign;
}

/** As JSON text: a key such as `__proto__` would not survive Playwright's own way of copying. */
const draw = (page: Page, bundle: MimeBundle, scheme: 'light' | 'dark' = 'light'): Promise<void> =>
  page.evaluate(
    ([json, colors]) => window.rendererPage.draw(JSON.parse(json) as MimeBundle, colors),
    [JSON.stringify(bundle), scheme] as const,
  );

/** Moves over the whole output, so that what only shows on hover is shown too. */
async function sweep(page: Page): Promise<void> {
  for (let y = 40; y < 460; y += 90) {
    for (let x = 40; x < 700; x += 90) await page.mouse.move(x, y);
  }
}

const figureBundle = (content: MimeBundle): MimeBundle => ({
  'application/vnd.plotly.v1+json': content,
  'text/plain': 'Figure()',
});

test('draws every kind of figure without a request to another origin', async ({ page }) => {
  const foreign = await openPage(page);
  for (const [name, content] of Object.entries(drawnFigures)) {
    await draw(page, figureBundle(content));
    const marks = page.locator('.plotly-figure .main-svg').first();
    await expect(marks, name).toBeVisible();
    await expect(page.locator('.output-note'), name).toHaveCount(0);
  }
  expect(foreign).toEqual([]);
});

test('names a figure and says what it shows', async ({ page }) => {
  await openPage(page);
  await draw(page, figureBundle(drawnFigures['bars'] ?? {}));
  await expect(page.getByRole('figure')).toHaveAccessibleName(/Figure 1: Sales\. 1 bar trace/);
});

for (const [kind, policy] of [
  ['an ordinary page', undefined],
  ['a page with a strict CSP', strictPolicy],
] as const) {
  test(`hostile outputs reach nobody and run nothing on ${kind}`, async ({ page }) => {
    const canary = await Canary.start();
    try {
      const foreign = await openPage(page, policy);
      for (const [name, bundle] of Object.entries(hostileOutputs(canary.url))) {
        await draw(page, bundle);
        const drawn = 'application/vnd.plotly.v1+json' in bundle ? '.main-svg' : '.output-place';
        await expect(page.locator(drawn).first(), name).toBeAttached();
        await sweep(page);
        expect(foreign, name).toEqual([]);
        expect(canary.takeHits(), name).toEqual([]);
        const effects = await page.evaluate(() => ({
          ran: '__pwned' in window,
          polluted: 'polluted' in {},
        }));
        expect(effects, name).toEqual({ ran: false, polluted: false });
      }
    } finally {
      canary.close();
    }
  });
}

test('the hostile HTML does reach the canary when a page takes it as it is', async ({ page }) => {
  const canary = await Canary.start();
  try {
    const foreign = await openPage(page);
    const html = String(hostileOutputs(canary.url)['html with everything']?.['text/html'])
      // It would take the page away before the rest is seen.
      .replace(/<meta[^>]*>/, '');
    await page.evaluate((source) => {
      document.body.innerHTML = source;
    }, html);
    await expect.poll(() => foreign.length).toBeGreaterThan(3);
    await expect.poll(() => canary.takeHits().length).toBeGreaterThan(0);
    await expect.poll(() => page.evaluate(() => '__pwned' in window)).toBe(true);
  } finally {
    canary.close();
  }
});

test('the hostile figure does reach the canary when Plotly draws it unsealed', async ({ page }) => {
  const canary = await Canary.start();
  try {
    await openPage(page);
    const bundle = hostileOutputs(canary.url)['beacons in every text of a figure'];
    await page.evaluate(
      (json) => window.rendererPage.drawUnsealed(JSON.parse(json)),
      JSON.stringify(bundle?.['application/vnd.plotly.v1+json']),
    );
    await expect.poll(() => canary.takeHits().length).toBeGreaterThan(0);
  } finally {
    canary.close();
  }
});

test('buttons of a hostile figure do nothing harmful when they are pressed', async ({ page }) => {
  const canary = await Canary.start();
  try {
    const foreign = await openPage(page);
    await draw(page, hostileOutputs(canary.url)['buttons and frames'] ?? {});
    for (let index = 0; index < 5; index += 1) {
      await page.locator('.updatemenu-header').click();
      await page.locator('.updatemenu-dropdown-button').nth(index).click();
    }
    expect(foreign).toEqual([]);
    expect(canary.takeHits()).toEqual([]);
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  } finally {
    canary.close();
  }
});

test('says in one line under the chart what was not drawn', async ({ page }) => {
  await openPage(page);
  await draw(
    page,
    figureBundle({
      data: [{ type: 'scattermap', lat: [1], lon: [1] }],
      layout: { images: [{ source: 'https://example.invalid/x.png' }] },
    }),
  );
  await expect(page.locator('.output-note')).toHaveText('Not drawn: 1 tile map, 1 remote image.');
});

test('refuses a figure that would freeze the page, with the number, and shows its text', async ({
  page,
}) => {
  await openPage(page);
  const x = Array.from({ length: 100_001 }, (_, index) => index);
  await draw(page, figureBundle({ data: [{ type: 'scatter', mode: 'markers', x, y: x }] }));
  await expect(page.locator('.output-note')).toContainText('100,001 marks');
  await expect(page.locator('.output-text')).toHaveText('Figure()');
});

test('a figure follows the colour scheme and keeps the colours that it sets itself', async ({
  page,
}) => {
  await openPage(page);
  const paper = page.locator('.plotly-figure .main-svg').first();
  await draw(page, figureBundle(drawnFigures['bars'] ?? {}));
  await expect(paper).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await page.evaluate(() => window.rendererPage.setColorScheme('dark'));
  await expect(paper).toHaveCSS('background-color', 'rgb(22, 24, 29)');
  await draw(page, figureBundle({ data: [], layout: { paper_bgcolor: '#ff0000' } }), 'dark');
  await expect(paper).toHaveCSS('background-color', 'rgb(255, 0, 0)');
});

test('a figure follows the width of its place', async ({ page }) => {
  await openPage(page);
  await page.setViewportSize({ width: 900, height: 600 });
  await draw(page, figureBundle(drawnFigures['bars'] ?? {}));
  const drawing = page.locator('.plotly-figure .main-svg').first();
  const width = async (): Promise<number> => Number(await drawing.getAttribute('width'));
  expect(await width()).toBeGreaterThan(700);
  await page.setViewportSize({ width: 400, height: 600 });
  await expect.poll(width).toBeLessThan(400);
});

test('a click on a mark is passed on as plain data', async ({ page }) => {
  await openPage(page);
  await draw(page, figureBundle(drawnFigures['bars'] ?? {}));
  const box = await page.locator('.bars .point').first().boundingBox();
  if (!box) throw new Error('No bar was drawn.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const clicks = (): Promise<unknown> =>
    page.evaluate(() => window.rendererPage.events.filter(({ type }) => type === 'plotly_click'));
  await expect.poll(clicks).toMatchObject([{ detail: { points: [{ x: 'North', y: 3 }] } }]);
});

test('taking a figure down leaves nothing of it, and nothing in the page’s head', async ({
  page,
}) => {
  await openPage(page);
  await draw(page, figureBundle(drawnFigures['bars'] ?? {}));
  await page.evaluate(() => window.rendererPage.dispose());
  const left = await page.evaluate(
    () =>
      document.querySelectorAll(
        '[id^="plotly"], [id^="js-plotly"], .plotly-notifier, .js-plotly-plot',
      ).length,
  );
  // Plotly measures text in one hidden drawing of its own that it keeps.
  expect(left).toBeLessThanOrEqual(1);
});

test('HTML stands in a frame without rights', async ({ page }) => {
  await openPage(page);
  await draw(page, { 'text/html': '<table><tr><th>a</th></tr><tr><td>1.5</td></tr></table>' });
  const frame = page.locator('iframe');
  await expect(frame).toHaveAttribute('sandbox', '');
  await expect(page.frameLocator('iframe').getByRole('cell', { name: '1.5' })).toBeVisible();
  await expect(page.frameLocator('iframe').locator('meta').nth(1)).toHaveAttribute(
    'content',
    /default-src 'none'/,
  );
});

test('script types are refused in one line with their text', async ({ page }) => {
  await openPage(page);
  await draw(page, { 'application/javascript': 'alert(1)', 'text/plain': '<Javascript object>' });
  await expect(page.locator('.output-note')).toContainText('Not drawn: JavaScript.');
  await expect(page.locator('.output-text')).toHaveText('<Javascript object>');
});

test('an SVG of nested references is refused before it is drawn', async ({ page }) => {
  await openPage(page);
  const levels = Array.from({ length: 20 }, (_, level) => {
    const use = `<use href="#l${level}"/>`.repeat(10);
    return `<g id="l${level + 1}">${use}</g>`;
  });
  const source = `<svg xmlns="http://www.w3.org/2000/svg"><rect id="l0"/>${levels.join('')}</svg>`;
  await draw(page, { 'image/svg+xml': source, 'text/plain': 'svg' });
  await expect(page.locator('.output-note')).toContainText('through references');
  await expect(page.locator('img')).toHaveCount(0);
});

test('a link in Markdown asks the page and never opens by itself', async ({ page }) => {
  const foreign = await openPage(page);
  await draw(page, {
    'text/markdown': '[docs](https://example.invalid/a?b=c) [x](javascript:alert(1))',
  });
  await page.getByRole('button', { name: 'docs' }).click();
  expect(await page.evaluate(() => window.rendererPage.opened)).toEqual([
    'https://example.invalid/a?b=c',
  ]);
  await expect(page.getByRole('button')).toHaveCount(1);
  expect(foreign).toEqual([]);
});

test('a JSON tree opens by keyboard', async ({ page }) => {
  await openPage(page);
  await draw(page, { 'application/json': { list: { inner: 'found' } } });
  await expect(page.getByText('"found"')).toHaveCount(0);
  await page.locator('summary').nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('"found"')).toBeVisible();
});

test('a stream shows colours, and a carriage return rewrites its line', async ({ page }) => {
  await openPage(page);
  await page.evaluate(() =>
    window.rendererPage.stream('stdout', [
      '1%\r',
      '50',
      '%\r100%\ndone \u001b[3',
      '1mred\u001b[0m\n',
    ]),
  );
  await expect(page.locator('pre')).toHaveText('100%\ndone red\n', { useInnerText: false });
  await expect(page.locator('pre .ansi-red-fg')).toHaveText('red');
});

test('an error shows its message, and its traceback folds away', async ({ page }) => {
  await openPage(page);
  await page.evaluate(() =>
    window.rendererPage.drawError({
      output_type: 'error',
      ename: 'ValueError',
      evalue: '<b>bad</b>',
      traceback: ['Traceback (most recent call last):', '  line 1'],
    }),
  );
  await expect(page.getByText('ValueError: <b>bad</b>')).toBeVisible();
  await page.locator('summary').click();
  await expect(page.getByRole('region', { name: 'Traceback' })).toBeHidden();
});
