import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { realmCode } from './scripts/vite/realm-code.mjs';

const page = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The demo: served while developing, and built as static files for any host. `--mode test` serves the
 * same without watching, so that nothing reloads a page under a test.
 */
export default defineConfig(({ mode }) => ({
  plugins: [realmCode({ release: 'pyodide' })],
  server: {
    port: 5173,
    host: '127.0.0.1',
    ...(mode === 'test' ? { hmr: false, watch: null } : {}),
  },
  // Servers that run side by side must not share it.
  cacheDir: `.cache/vite-${mode}-${process.env['AGENT_SANDBOX_SECOND_LAYERS'] ?? 'on'}`,
  // Found beforehand: a dependency that turns up later would reload the page.
  optimizeDeps: { entries: ['src/index.ts', 'demo/**/*.ts', 'e2e/fixtures/**/*.ts'] },
  build: {
    target: 'es2024',
    outDir: 'dist-demo',
    chunkSizeWarningLimit: 5_000,
    rolldownOptions: {
      input: ['index.html', 'demo/bare.html', 'demo/chat.html', 'demo/playground.html'].map(page),
    },
  },
}));
