import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { CodePart, Conversation } from '../demo/conversations/conversation.ts';
import { FakeModel } from './fixtures/fake-model.ts';

const folder = new URL('../demo/conversations/', import.meta.url);
const conversations = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Conversation);

/** The first run of a page waits for Python to arrive and start, on a machine that may be busy. */
const startUp = { timeout: 90_000 };

function programs(conversation: Conversation): CodePart[] {
  return conversation.turns
    .flatMap((turn) => (turn.role === 'assistant' ? turn.parts : []))
    .filter((part) => part.kind === 'code');
}

/** Addresses that a page asked for, beyond its own origin and what never leaves the browser. */
function foreignRequests(page: Page, baseURL: string | undefined): string[] {
  const foreign: string[] = [];
  const own = new URL(baseURL ?? '').host;
  const look = (url: string) => {
    const { protocol, host } = new URL(url);
    if (protocol !== 'blob:' && protocol !== 'data:' && host !== own) foreign.push(url);
  };
  page.on('request', (request) => look(request.url()));
  page.on('websocket', (socket) => look(socket.url()));
  return foreign;
}

function pageErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

/** Waits until a card's program ended; charts in its element. */
async function settled(card: Locator, status: string): Promise<Locator> {
  await expect(card).toHaveAttribute('data-status', status, startUp);
  return card.locator('agent-sandbox .js-plotly-plot');
}

async function expectDrawn(charts: Locator, count: number): Promise<void> {
  await expect(charts).toHaveCount(count);
  for (const chart of await charts.all()) {
    await expect(chart.locator('svg.main-svg').first()).toBeVisible();
  }
}

/** Whether a program raised and the next one repaired it. */
function repaired(parts: CodePart[]): boolean {
  return parts.some(
    (part, k) => part.expect.status === 'error' && parts[k + 1]?.expect.status === 'ok',
  );
}

async function connect(page: Page, baseUrl: string, key = ''): Promise<void> {
  await page.goto('/demo/chat.html#your-model');
  await page.getByLabel('Base URL').fill(baseUrl);
  await page.getByLabel('Model', { exact: true }).fill('fake');
  await page.getByLabel('Key').fill(key);
}

async function ask(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your message').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

test.describe('the recorded conversations', () => {
  test('cover the five topics, with charts, an error and its repair, and a Stop', () => {
    expect(conversations.length).toBeGreaterThanOrEqual(12);
    expect(new Set(conversations.map(({ topic }) => topic))).toEqual(
      new Set(['Sales', 'Science', 'Statistics', 'Text', 'Simulation']),
    );
    const all = conversations.map(programs);
    for (const parts of all) {
      expect(parts.length).toBeGreaterThanOrEqual(2);
      expect(parts.reduce((sum, { expect: e }) => sum + e.figures, 0)).toBeGreaterThanOrEqual(2);
    }
    expect(all.some(repaired)).toBe(true);
    expect(
      all.flat().some(({ expect: e, stopWhen }) => stopWhen && e.status === 'interrupted'),
    ).toBe(true);
  });

  test.describe('run for real and draw', () => {
    // One page for all: Python's files are fetched and compiled once, as for a reader who goes from one to the next.
    test.describe.configure({ mode: 'default' });
    let page: Page;
    let foreign: string[];
    let errors: string[];

    test.beforeAll(async ({ browser, baseURL }) => {
      page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
      foreign = foreignRequests(page, baseURL);
      errors = pageErrors(page);
    });

    test.afterAll(async () => page.close());

    for (const conversation of conversations) {
      test(`“${conversation.title}” ends and draws as recorded`, async () => {
        await page.goto(`/demo/chat.html#${conversation.id}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(conversation.title);
        const parts = programs(conversation);
        const cards = page.locator('.card');
        await expect(cards).toHaveCount(parts.length);
        for (const [k, part] of parts.entries()) {
          const charts = await settled(cards.nth(k), part.expect.status);
          await expectDrawn(charts, part.expect.figures);
        }
        expect(foreign).toEqual([]);
        expect(errors).toEqual([]);
      });
    }
  });

  test('say in one line what to do when plotly could not be prepared', async ({ page }) => {
    await page.route('**/runtime/wheels.json', (route) => route.fulfill({ json: [] }));
    await page.goto('/demo/chat.html#ab-test');
    await expect(page.locator('.card').first()).toHaveAttribute('data-status', 'error', startUp);
    await expect(page.locator('.card').first().locator('.notice')).toContainText(
      'npm run prepare-runtime',
    );
  });

  test('leave nothing running when the reader goes on to the next', async ({ page }) => {
    await page.goto('/demo/chat.html#shortest-tour');
    await expect(page.locator('.card').first()).toHaveAttribute('data-status', 'running', startUp);
    await page.getByRole('link', { name: 'Four data sets, one summary' }).click();
    await settled(page.locator('.card').last(), 'ok');
    await expect(page.locator('.problem')).toHaveCount(0);
    expect(await page.locator('agent-sandbox').count()).toBe(3);
  });
});

test.describe('the chat with a model of one’s own', () => {
  test('runs the model’s tool calls and feeds back what they printed, until it answers', async ({
    page,
    baseURL,
  }) => {
    const foreign = foreignRequests(page, baseURL);
    const model = await FakeModel.start(
      { code: 'values = [1, 2, 3, 4]\nprint("sum", sum(values))\n1 / 0' },
      { rawArguments: '{"code": ' },
      {
        code: 'import plotly.graph_objects as go\ngo.Figure(go.Bar(y=values)).show()\nlen(values)',
      },
      { text: 'The sum is **10** ![x](http://192.0.2.1/beacon) and [more](http://192.0.2.1/).' },
    );
    model.key = 'secret-key';
    await connect(page, model.baseUrl, 'secret-key');
    await ask(page, 'Add them up and draw them.');
    const cards = page.locator('.card');
    await settled(cards.nth(0), 'error');
    await expectDrawn(await settled(cards.nth(1), 'ok'), 1);
    await expect(page.locator('.text strong')).toHaveText('10');

    const results = model.received.at(-1)?.body.messages.filter(({ role }) => role === 'tool');
    expect(results?.[0]?.content).toContain('sum 10');
    expect(results?.[0]?.content).toContain('ZeroDivisionError');
    expect(results?.[1]?.content).toContain('not valid JSON');
    expect(results?.[2]?.content).toContain('figure with 1 trace drawn');
    expect(results?.[2]?.content).toContain('4');
    // Only the endpoint that the user named was called; the image and the link of the answer were not.
    expect(foreign.every((url) => url === `${model.baseUrl}/chat/completions`)).toBe(true);
    await expect(page.locator('.text img, .text a')).toHaveCount(0);
    // The key is nowhere but in its field.
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]),
    );
    expect(kept).not.toContain('secret-key');
    model.stop();
  });

  test('keeps variables and the conversation for the next question', async ({ page }) => {
    const model = await FakeModel.start(
      { code: 'a = 20' },
      { text: 'Set.' },
      { code: 'a + 1' },
      { text: 'Done.' },
    );
    await connect(page, model.baseUrl);
    await ask(page, 'Set a.');
    await expect(page.getByText('Set.', { exact: true })).toBeVisible(startUp);
    await ask(page, 'Add one.');
    await expect(page.getByText('Done.', { exact: true })).toBeVisible(startUp);
    const messages = model.received.at(-1)?.body.messages ?? [];
    expect(messages.map(({ role }) => role).join(' ')).toBe(
      'system user assistant tool assistant user assistant tool',
    );
    expect(messages.at(-1)?.content).toContain('21');
    model.stop();
  });

  test('says what is wrong with the key, the address, or a server that does not allow the page', async ({
    page,
  }) => {
    const model = await FakeModel.start();
    model.key = 'right';
    await connect(page, model.baseUrl, 'wrong');
    const problem = page.getByRole('alert').last();
    await ask(page, 'Hello');
    await expect(problem).toContainText('refused the key (401)');
    await expect(problem).toContainText('invalid api key');

    await page.getByLabel('Base URL').fill(model.baseUrl.replace('/v1', '/other'));
    await ask(page, 'Hello');
    await expect(problem).toContainText('404');

    await page.getByLabel('Base URL').fill('javascript:alert(1)');
    await ask(page, 'Hello');
    await expect(problem).toContainText('is not an address');

    model.cors = false;
    await page.getByLabel('Base URL').fill(model.baseUrl);
    await ask(page, 'Hello');
    await expect(problem).toContainText('CORS');

    model.stop();
    await ask(page, 'Hello');
    await expect(problem).toContainText('No answer from http://127.0.0.1');
    await expect(page.getByLabel('Your message')).toHaveValue('Hello');
  });

  test('cancels a model that does not answer, and a program that does not end', async ({
    page,
  }) => {
    const model = await FakeModel.start({ code: 'print("on it")\nwhile True: pass' });
    await connect(page, model.baseUrl);
    await ask(page, 'Run for ever.');
    await expect(page.getByText('on it')).toBeVisible(startUp);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.locator('.card')).toHaveAttribute('data-status', 'interrupted');
    await expect(page.getByText('Cancelled.')).toHaveCount(1);

    await ask(page, 'Think for ever.');
    await expect.poll(() => model.received.length).toBe(2);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Cancelled.')).toHaveCount(2);
    // What was cancelled is not part of the history: it would lack its tool result.
    expect(model.received.at(-1)?.body.messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
    ]);
    model.stop();
  });
});

test.describe('the playground', () => {
  test('runs what is in the editor and shows the result as JSON', async ({ page, baseURL }) => {
    const foreign = foreignRequests(page, baseURL);
    const errors = pageErrors(page);
    await page.goto('/demo/playground.html');
    await page.locator('#run').click();
    await expect(page.locator('agent-sandbox .js-plotly-plot svg.main-svg').first()).toBeVisible(
      startUp,
    );

    const editor = page.getByRole('textbox', { name: 'Python program' });
    await editor.fill('print("from the editor")\n6 * 7');
    await editor.press('ControlOrMeta+Enter');
    await expect(page.locator('agent-sandbox').getByText('from the editor')).toBeVisible();
    await page.getByText('RunResult as JSON').click();
    await expect(page.locator('#result')).toContainText('"text/plain": "42"');
    const result = JSON.parse((await page.locator('#result').textContent()) ?? '');
    expect(result).toMatchObject({ status: 'ok', executionCount: 2, statePreserved: true });
    await expect(page.locator('agent-sandbox .js-plotly-plot')).toHaveCount(0);
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('stops a program that runs for ever', async ({ page }) => {
    await page.goto('/demo/playground.html');
    await page.getByLabel('Example').selectOption({ label: 'Runs for ever (press Stop)' });
    await page.locator('#run').click();
    await expect(page.locator('agent-sandbox').getByText('27 takes 111 steps')).toBeVisible(
      startUp,
    );
    await page.locator('#stop').click();
    await expect(page.locator('#result')).toContainText('"status": "interrupted"');
    await expect(page.locator('#run')).toBeEnabled();
  });
});

test('the index leads to every demo, and each loads without a foreign request', async ({
  page,
  baseURL,
}) => {
  const foreign = foreignRequests(page, baseURL);
  const errors = pageErrors(page);
  await page.goto('/index.html');
  const links = page.getByRole('navigation', { name: 'Demos' }).getByRole('link');
  const targets = await links.evaluateAll((all) =>
    all.map((link) => (link as HTMLAnchorElement).href),
  );
  expect(targets.map((url) => new URL(url).pathname + new URL(url).hash)).toEqual([
    '/demo/chat.html',
    '/demo/chat.html#your-model',
    '/demo/playground.html',
    '/demo/bare.html',
  ]);
  for (const url of targets) {
    const response = await page.goto(url);
    expect(response === null || response.ok()).toBe(true);
    await expect(page).toHaveTitle(/agent-sandbox/);
    await page.evaluate(() => customElements.whenDefined('agent-sandbox'));
  }
  expect(foreign).toEqual([]);
  expect(errors).toEqual([]);
});
