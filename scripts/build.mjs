/** `npm run build`: the package in `dist`, with types, and the demo as static files in `dist-demo`. */
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { build } from 'vite';
import { checkBundleSize } from './bundle-size.mjs';
import { projectRoot } from './runtime/folders.mjs';
import { run } from './run-command.mjs';

process.chdir(projectRoot);
for (const folder of ['dist', 'dist-demo']) rmSync(folder, { recursive: true, force: true });

run('tsc', ['-b', 'src']);
cpSync('.cache/types', 'dist/types', {
  recursive: true,
  filter: (file) => !file.endsWith('.tsbuildinfo'),
});
for (const mode of ['npm', 'bundle']) {
  await build({ configFile: 'vite.lib.config.ts', mode, logLevel: 'warn' });
}
await build({ logLevel: 'warn' });

console.log(`dist: ${readdirSync('dist').join(', ')}`);
checkBundleSize('dist/bundle/agent-sandbox.js');
run('node', ['scripts/manifest.mjs']);
run('publint', ['--strict']);
