import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { realmCode } from './scripts/vite/realm-code.mjs';

const page = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The demo: served while developing, and built as static files for any host. */
export default defineConfig({
  plugins: [realmCode({ release: 'pyodide' })],
  server: { port: 5173, host: '127.0.0.1' },
  build: {
    target: 'es2024',
    outDir: 'dist-demo',
    chunkSizeWarningLimit: 5_000,
    rolldownOptions: {
      input: ['index.html', 'demo/bare.html', 'demo/chat.html', 'demo/playground.html'].map(page),
    },
  },
});
