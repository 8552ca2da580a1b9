/**
 * `npm run runtime -- numpy pandas plotly [--out FOLDER]`: a folder to serve Pyodide and packages
 * from, without any CDN. Packages of Pyodide's release come from its CDN, others (pure Python,
 * `name` or `name==version`) from Python's package index. `--release-url` and `--pypi-url` name
 * mirrors. Exit code 1, with one line, when a file cannot be had.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DownloadError } from './runtime/download.mjs';
import { projectRoot } from './runtime/folders.mjs';
import { pypiUrl } from './runtime/pypi.mjs';
import { fillRuntimeFolder } from './runtime/self-hosted.mjs';

const pyodideFolder = join(projectRoot, 'node_modules/pyodide');
const { version } = JSON.parse(readFileSync(join(pyodideFolder, 'package.json'), 'utf8'));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'dist-runtime' },
    'release-url': {
      type: 'string',
      default: `https://cdn.jsdelivr.net/pyodide/v${version}/full/`,
    },
    'pypi-url': { type: 'string', default: pypiUrl },
  },
});

const folder = resolve(values.out);
try {
  const { packages, files, bytes } = await fillRuntimeFolder(folder, positionals, {
    pyodideFolder,
    releaseUrl: values['release-url'].replace(/\/?$/, '/'),
    pypiUrl: values['pypi-url'].replace(/\/$/, ''),
  });
  const size = (bytes / 2 ** 20).toFixed(1);
  console.log(
    `runtime: Pyodide ${version}${packages.map((name) => `, ${name}`).join('')} in ${folder} (${files} files, ${size} MiB)`,
  );
} catch (error) {
  if (!(error instanceof DownloadError)) throw error;
  console.error(`runtime: ${error.message}`);
  process.exitCode = 1;
}
