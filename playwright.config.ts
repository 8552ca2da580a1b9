import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.mjs';

/** One server with everything on, and one whose Python worker has no second layers: the walls alone must hold. */
const port = Number(process.env['AGENT_SANDBOX_TEST_PORT'] ?? 5199);
const wallsOnlyPort = port + 1;
const executablePath = await findBrowser();

const use = (serverPort: number) => ({
  baseURL: `http://127.0.0.1:${serverPort}`,
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--js-flags=--expose-gc',
    ],
  },
});

const server = (serverPort: number, env: Record<string, string>) => ({
  command: `npx vite --mode test --port ${serverPort} --strictPort`,
  url: `http://127.0.0.1:${serverPort}/index.html`,
  env,
  reuseExistingServer: !process.env['CI'],
  timeout: 60_000,
});

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: false,
  workers: 2,
  forbidOnly: true,
  // A machine that stalls for seconds is not a broken promise; a test that fails twice is.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    { name: 'chromium', use: use(port) },
    {
      name: 'walls-only',
      use: use(wallsOnlyPort),
      testMatch: /attacks\.spec\.ts/,
      // What is drawn, and what uses up resources, never meets the second layers.
      grep: /\b(esc|net|host|chan|side)-\d+ changes nothing/,
    },
  ],
  webServer: [server(port, {}), server(wallsOnlyPort, { AGENT_SANDBOX_SECOND_LAYERS: 'off' })],
});
