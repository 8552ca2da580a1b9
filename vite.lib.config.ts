import { defineConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { realmCode } from './scripts/vite/realm-code.mjs';

/**
 * The package. `npm` leaves the dependencies to the user's bundler; `bundle` holds them, for pages
 * without one. Code that is needed only for some outputs stays in chunks of its own either way.
 */
export default defineConfig(({ mode }) => {
  const whole = mode === 'bundle';
  const external = Object.keys(packageJson.dependencies);
  return {
    plugins: [realmCode({ workerFileName: 'python-worker.js' })],
    base: './',
    publicDir: false,
    logLevel: 'warn',
    build: {
      target: 'es2024',
      outDir: whole ? 'dist/bundle' : 'dist',
      emptyOutDir: false,
      chunkSizeWarningLimit: 5_000,
      lib: {
        entry: whole
          ? { 'agent-sandbox': 'src/index.ts' }
          : { index: 'src/index.ts', element: 'src/element.ts' },
        formats: ['es'],
      },
      rolldownOptions: whole
        ? // In a library Vite leaves white space for the next bundler; this one has none after it.
          { output: { minify: true } }
        : { external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)) },
    },
  };
});
