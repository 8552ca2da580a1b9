import { defineConfig } from 'vitest/config';
import { realmCode } from './scripts/vite/realm-code.mjs';

export default defineConfig({
  plugins: [realmCode()],
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs'],
    testTimeout: 30_000,
  },
});
