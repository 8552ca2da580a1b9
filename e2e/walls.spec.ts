/** The walls themselves: what the frame is, that a missing one stops everything, and who is listened to. */
import { expect, test, type Page } from '@playwright/test';
import { openSessionPage, run, valueOf } from './support/session-page.ts';

/** The policy, word for word; only the hash changes with the code. */
const policy =
  /^default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}=' 'wasm-unsafe-eval'; worker-src blob:; base-uri 'none'; form-action 'none'$/;

/** The error of a session whose frame is this document. */
async function bootWithFrame(page: Page, change: (html: string) => string): Promise<string> {
  await page.goto('/e2e/fixtures/blank.html');
  // The development server writes frame.html when the session's code asks for it.
  await page.evaluate(() => import(String('/src/session/session.ts')));
  const html = await (await page.request.get('/frame.html')).text();
  await page.route('**/changed-frame.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: change(html) }),
  );
  await openSessionPage(page, { frameUrl: '/changed-frame.html' });
  return page.evaluate(() =>
    window.session.run('1').then(
      ({ status }) => status,
      ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
    ),
  );
}

test('the frame is sandboxed, has an opaque origin and the exact policy before anything else', async ({
  page,
}) => {
  await openSessionPage(page);
  await run(page, '1');
  const frame = await page.evaluate(() => {
    const element = document.querySelector('iframe');
    return {
      sandbox: element?.getAttribute('sandbox'),
      allow: element?.getAttribute('allow'),
      referrer: element?.referrerPolicy,
      html: element?.srcdoc ?? '',
    };
  });
  expect(frame).toMatchObject({ sandbox: 'allow-scripts', allow: '', referrer: 'no-referrer' });
  const head = /^<!doctype html><meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(
    frame.html,
  );
  expect(head?.[1]).toMatch(policy);
  expect(frame.html.match(/<script/g)).toHaveLength(1);
  // The static file is the same document.
  expect(await (await page.request.get('/frame.html')).text()).toBe(frame.html);
});

const loosened: [string, (html: string) => string, RegExp][] = [
  [
    'no policy at all',
    (html) => html.replace(/<meta http-equiv[^>]*>/, ''),
    /fetch, xhr, webSocket, import, importScripts, nestedWorker, eval/,
  ],
  [
    'network sources',
    (html) => html.replace("default-src 'none'", "default-src 'none'; connect-src *"),
    /webSocket/,
  ],
  [
    'data: connections',
    (html) => html.replace("default-src 'none'", "default-src 'none'; connect-src data:"),
    /fetch, xhr/,
  ],
  [
    'any scripts',
    (html) => html.replace('wasm-unsafe-eval', "wasm-unsafe-eval' data: 'unsafe-inline"),
    /import/,
  ],
  ['eval', (html) => html.replace('wasm-unsafe-eval', 'unsafe-eval'), /eval/],
  [
    'workers from data:',
    (html) => html.replace('worker-src blob:', 'worker-src blob: data:'),
    /nestedWorker/,
  ],
];
for (const [name, change, open] of loosened) {
  test(`a frame that allows ${name} runs nothing`, async ({ page }) => {
    const error = await bootWithFrame(page, change);
    expect(error).toMatch(/^not-isolated: /);
    expect(error).toMatch(open);
  });
}

test('a frame that is something else is named, and nothing is run', async ({ page }) => {
  const error = await bootWithFrame(page, () => '<!doctype html><title>Not found</title>');
  expect(error).toMatch(/^frame-failed: .*changed-frame\.html/);
});

test('frame.html does the same as srcdoc', async ({ page }) => {
  expect(await bootWithFrame(page, (html) => html)).toBe('ok');
});

test('a message that is not from the frame is not listened to', async ({ page }) => {
  await openSessionPage(page);
  await run(page, 'kept = 1');
  await page.evaluate(async () => {
    for (const type of ['agent-sandbox-gate-failed', 'agent-sandbox-frame-ready']) {
      window.postMessage({ type }, '*');
      const stranger = document.createElement('iframe');
      stranger.srcdoc = `<script>parent.postMessage({ type: '${type}' }, '*')</script>`;
      document.body.append(stranger);
      await new Promise((resolve) => stranger.addEventListener('load', resolve));
      stranger.remove();
    }
  });
  expect(valueOf(await run(page, 'kept'))).toBe('1');
});

test('malformed messages are dropped, reported once, and tell nothing', async ({ page }) => {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await openSessionPage(page);
  const result = await run(
    page,
    `import _agent_sandbox_bridge as bridge
for i in range(50): bridge.display("SECRET_KIND", '{"text/plain": "SECRET_TEXT"}', "{}", "")
bridge.display("display_data", '{"SECRET_TYPE": 5}', "{}", "")
bridge.stream("SECRET_STREAM", "SECRET_TEXT")
"still here"`,
  );
  expect(result.outputs).toMatchObject([{ output_type: 'execute_result' }]);
  const violations = await page.evaluate(() => window.violations);
  expect(violations).toHaveLength(1);
  expect(violations.join() + lines.join()).not.toContain('SECRET');
});

test('nothing that a program prints or raises reaches the console', async ({ page }) => {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await openSessionPage(page);
  await run(
    page,
    'import os\nprint("SECRET")\nos.write(1, b"SECRET\\n"); os.write(2, b"SECRET\\n")\nraise Exception("SECRET")',
  );
  await run(
    page,
    'import asyncio\nasync def f(): raise Exception("SECRET")\nt = asyncio.ensure_future(f())\nawait asyncio.sleep(0.1)\ndel t',
  );
  expect(lines.filter((line) => line.includes('SECRET'))).toEqual([]);
});

test('after boot the worker holds no network constructor, on no prototype', async ({ page }) => {
  await openSessionPage(page);
  const result = await run(
    page,
    'import js, pyodide_js\n(dir(js), hasattr(pyodide_js._module, "x"))',
  );
  expect(result.status).toBe('ok');
  const names = String(valueOf(result));
  for (const name of ['fetch', 'Worker', 'XMLHttpRequest', 'WebSocket', 'eval', 'Function']) {
    expect(names).not.toContain(`'${name}'`);
  }
});

test('a compiled module cannot be shared with a frame of another origin, so each gate compiles its own', async ({
  page,
}) => {
  await page.goto('/e2e/fixtures/blank.html');
  const arrived = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.srcdoc = `<script>
      onmessage = () => parent.postMessage('arrived', '*');
      onmessageerror = () => parent.postMessage('refused', '*');
      parent.postMessage('ready', '*');
    </script>`;
    const ready = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
    document.body.append(frame);
    await ready;
    const answer = new Promise((resolve) =>
      addEventListener('message', ({ data }) => resolve(data), { once: true }),
    );
    frame.contentWindow?.postMessage(
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)),
      '*',
    );
    return answer;
  });
  expect(arrived).toBe('refused');
});
