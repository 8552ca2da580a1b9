/** Where the interpreter and its packages come from, and what is said when they cannot be had. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import type { Wheel } from '../src/session/session-types.ts';
import { openSessionPage, run, textOf, valueOf } from './support/session-page.ts';
import { pureWheel } from './support/pure-wheel.ts';

const bootError = (page: Page): Promise<string> =>
  page.evaluate(() =>
    window.session.boot().then(
      () => 'booted',
      ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
    ),
  );

test('a wrong folder is named with file, status and remedy, and the next attempt starts anew', async ({
  page,
}) => {
  await openSessionPage(page, { runtimeUrl: '/pyodide/nowhere/' });
  const error = await bootError(page);
  expect(error).toMatch(
    /^fetch-failed: http.*\/pyodide\/nowhere\/.* HTTP status 404\. Check the path \(runtime-url\)/,
  );
  expect(await page.evaluate(() => window.session.state)).toBe('failed');
});

test('a folder on a server that does not allow the page is explained by CORS', async ({ page }) => {
  await page.route('http://other.test/**', (route) => route.abort('accessdenied'));
  await openSessionPage(page, { runtimeUrl: 'http://other.test/pyodide/' });
  expect(await bootError(page)).toMatch(/^fetch-failed: .*no response.*CORS/);
});

test('a file that is not the pinned one is refused with both hashes', async ({ page }) => {
  await page.route('**/pyodide/python_stdlib.zip', (route) => route.fulfill({ body: 'changed' }));
  await openSessionPage(page);
  const actual = createHash('sha256').update('changed').digest('hex');
  const error = await bootError(page);
  expect(error).toMatch(/^hash-mismatch: .*python_stdlib\.zip is not the file that was pinned/);
  expect(error).toContain(actual);
});

test('hashes given by the page, or the explicit opt-out, replace the pinned ones', async ({
  page,
}) => {
  await page.route('**/pyodide/pyodide-lock.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n` });
  });
  await openSessionPage(page);
  expect(await bootError(page)).toMatch(/^hash-mismatch: /);
  const text = `${await (await page.request.get('/pyodide/pyodide-lock.json')).text()}\n`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  await openSessionPage(page, { runtimeHashes: { 'pyodide-lock.json': sha256 } });
  expect(await bootError(page)).toBe('booted');
  await openSessionPage(page, { runtimeHashes: 'unchecked' });
  expect(await bootError(page)).toBe('booted');
});

test('a download that breaks is tried once more', async ({ page }) => {
  let attempts = 0;
  await page.route('**/pyodide/pyodide.asm.wasm', (route) => {
    attempts += 1;
    return attempts === 1 ? route.abort('connectionreset') : route.continue();
  });
  await openSessionPage(page);
  expect(await bootError(page)).toBe('booted');
  expect(attempts).toBe(2);
});

test('progress is told in bytes, phase by phase, and ends at the total', async ({ page }) => {
  await openSessionPage(page);
  const seen = await page.evaluate(async () => {
    const steps: { phase: string; loaded: number; total: number }[] = [];
    window.session.on('state', ({ progress }) => {
      if (progress) steps.push(progress);
    });
    await window.session.boot();
    return steps;
  });
  const download = seen.filter(({ phase }) => phase === 'download');
  expect(download.length).toBeGreaterThan(3);
  expect(download.map(({ loaded }) => loaded)).toEqual(
    download.map(({ loaded }) => loaded).toSorted((a, b) => a - b),
  );
  expect(download.at(-1)?.loaded).toBe(download.at(-1)?.total);
  expect(seen.some(({ phase }) => phase === 'boot')).toBe(true);
});

test('sessions of a page share the files, and preload() fetches them beforehand', async ({
  page,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await openSessionPage(page);
  await page.evaluate(async () => {
    await window.sessions.preload({ runtimeUrl: '/pyodide/' });
    const other = window.sessions.openSession({ runtimeUrl: '/pyodide/' });
    await Promise.all([window.session.run('1'), other.run('2')]);
    other.close();
  });
  for (const name of ['pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json', 'worker.js']) {
    expect(requests.filter((path) => path.endsWith(name))).toHaveLength(1);
  }
});

test('a wheel of the page is fetched when the program imports it, with its hash, and not before', async ({
  page,
}) => {
  const wheel = pureWheel('tiny_pkg', '1.0', { 'tiny_pkg.py': 'answer = 42\n' });
  let requests = 0;
  await page.route('**/wheels/**', (route) => {
    requests += 1;
    return route.fulfill({ body: wheel.bytes, contentType: 'application/octet-stream' });
  });
  const wheels: Wheel[] = [{ url: '/wheels/tiny_pkg-1.0-py3-none-any.whl', sha256: wheel.sha256 }];
  await openSessionPage(page, { wheels });
  await run(page, '1');
  expect(requests).toBe(0);
  expect(valueOf(await run(page, 'import tiny_pkg\ntiny_pkg.answer'))).toBe('42');
  expect(valueOf(await run(page, 'from tiny_pkg import answer\nanswer'))).toBe('42');
  expect(requests).toBe(1);
  // A fresh interpreter gets it again, without being asked for by the page.
  await page.evaluate(() => window.session.restart());
  expect(valueOf(await run(page, 'import tiny_pkg\ntiny_pkg.answer'))).toBe('42');
});

test('a wheel with another hash is not installed, and the program is told', async ({ page }) => {
  const wheel = pureWheel('tiny_pkg', '1.0', { 'tiny_pkg.py': '' });
  await page.route('**/wheels/**', (route) => route.fulfill({ body: wheel.bytes }));
  const wheels: Wheel[] = [
    { url: '/wheels/tiny_pkg-1.0-py3-none-any.whl', sha256: '0'.repeat(64) },
  ];
  await openSessionPage(page, { wheels });
  const result = await run(page, 'import tiny_pkg');
  expect(result.error?.name).toBe('ModuleNotFoundError');
  expect(textOf(result, 'stderr')).toContain('is not the file that was pinned');
  // Asked for by the page itself, the same is an error of the sandbox.
  await openSessionPage(page, { wheels, packages: ['tiny-pkg'] });
  const error = await page.evaluate(() =>
    window.session.run('1').catch(({ code }: { code: string }) => code),
  );
  expect(error).toBe('hash-mismatch');
});

test('a package of the lock file that the server does not have is the program’s ModuleNotFoundError', async ({
  page,
}) => {
  await openSessionPage(page);
  const result = await run(
    page,
    'try:\n    import numpy\nexcept ImportError as error:\n    print("caught")',
  );
  expect(result.status).toBe('ok');
  expect(textOf(result)).toBe('caught\n');
  expect(textOf(result, 'stderr')).toContain('Package numpy is not available');
});

test('bad options are refused by name before anything is fetched', async ({ page }) => {
  await openSessionPage(page);
  const messages = await page.evaluate(() =>
    [{ memoryLimit: 1 }, { memoryLimit: 1e9 }, { runTimeout: -1 }, { stopGrace: Number.NaN }].map(
      (options) => {
        try {
          window.sessions.openSession(options);
          return 'accepted';
        } catch (error) {
          const { code, message } = error as { code: string; message: string };
          return `${code}: ${message}`;
        }
      },
    ),
  );
  expect(messages[0]).toBe(
    'bad-option: memoryLimit is 1; it must be a number from 64 to 4096 (MiB).',
  );
  for (const message of messages) expect(message).toMatch(/^bad-option: /);
});

test('the page’s cap on live sandboxes is told, and closing one makes room', async ({ page }) => {
  test.slow();
  await openSessionPage(page, { memoryLimit: 64 });
  const outcome = await page.evaluate(async () => {
    const sessions = Array.from({ length: 13 }, () =>
      window.sessions.openSession({ runtimeUrl: '/pyodide/' }),
    );
    // The place is taken at once; whether Python has started by then does not matter.
    const boots = sessions.map((session) =>
      session.boot().then(
        () => 'booted',
        ({ code }: { code: string }) => code,
      ),
    );
    const refused = await boots.at(-1);
    sessions.slice(0, 12).forEach((session) => session.close());
    const again = await sessions.at(-1)?.run('1');
    sessions.at(-1)?.close();
    return { refused, again: again?.status, rest: await Promise.all(boots.slice(0, 12)) };
  });
  expect(outcome.refused).toBe('too-many-sandboxes');
  expect(outcome.again).toBe('ok');
});

test('the pinned hashes are those of the installed release', () => {
  // What the build pins is what npm installed, whose own hash the lock file of npm pins.
  const lock = JSON.parse(
    readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'),
  ) as {
    packages: Record<string, { version: string; integrity: string }>;
  };
  expect(lock.packages['node_modules/pyodide']?.version).toBe('314.0.7');
  expect(lock.packages['node_modules/pyodide']?.integrity).toMatch(/^sha512-/);
});
