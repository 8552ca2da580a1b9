/**
 * Turns the code of a realm into something that the next realm can carry: `?bundle` is one classic
 * script as text, `?bundle-file` the same as a file of its own, with its hash, and `?document` the
 * frame's page with that script inside, also written as `frame.html`. Also the pinned hashes of the installed Pyodide release, and the release itself under `/pyodide/`.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { rolldown } from 'rolldown';

const require = createRequire(import.meta.url);
export const pyodideFolder = path.dirname(require.resolve('pyodide/package.json'));
export const coreFiles = ['pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json'];

/** @param {string | Buffer} data */
const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/**
 * For a realm's own code: `?bundle`, the next realm's script as text, and `?texts`, the Python files of
 * a folder as an object of texts by file name.
 * @returns {import('rolldown').Plugin}
 */
function textImports() {
  return {
    name: 'text-imports',
    async resolveId(source, importer) {
      const [file, query] = source.split('?');
      if (!importer || !file || (query !== 'texts' && query !== 'bundle')) return null;
      return `\0${query}:${path.resolve(path.dirname(importer), file)}`;
    },
    async load(id) {
      const match = /^\0(texts|bundle):(.*)$/.exec(id);
      if (!match?.[2]) return null;
      const value = match[1] === 'texts' ? await pythonTexts(match[2]) : await bundle(match[2]);
      return { code: `export default ${JSON.stringify(value)}`, moduleType: 'js' };
    },
  };
}

/** @param {string} folder */
async function pythonTexts(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.py')).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return Object.fromEntries(names.map((name, index) => [name, texts[index]]));
}

/**
 * One classic script from a module graph. `import.meta.url` is defined away since a classic script has none,
 * and Pyodide's branches for Node stay unreachable imports.
 * @param {string} entry absolute path
 */
export async function bundle(entry) {
  const build = await rolldown({
    input: entry,
    platform: 'browser',
    external: [/^node:/, 'ws'],
    plugins: [textImports()],
    transform: {
      define: {
        'import.meta.url': '"blob:agent-sandbox"',
        __SECOND_LAYERS__: String(process.env['AGENT_SANDBOX_SECOND_LAYERS'] !== 'off'),
      },
    },
    logLevel: 'silent',
  });
  try {
    const { output } = await build.generate({ format: 'iife', minify: true, codeSplitting: false });
    return output[0].code;
  } finally {
    await build.close();
  }
}

/**
 * The frame's whole document: the walls first, then the one script that they allow.
 * @param {string} script
 */
export function frameDocument(script) {
  if (/<\/script|<!--/i.test(script)) throw new Error('the frame script would end its own element');
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}' 'wasm-unsafe-eval'`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><meta charset="utf-8"><title>Python sandbox</title><script>${script}</script>`;
}

async function releaseModule() {
  const manifest = JSON.parse(await readFile(path.join(pyodideFolder, 'package.json'), 'utf8'));
  /** @type {Record<string, { sha256: string; size: number }>} */
  const files = {};
  for (const name of coreFiles) {
    const bytes = await readFile(path.join(pyodideFolder, name));
    files[name] = { sha256: sha256(bytes), size: bytes.length };
  }
  return `export const version = ${JSON.stringify(manifest.version)};
export const files = ${JSON.stringify(files)};`;
}

/**
 * @param {{ workerFileName?: string, release?: string }} [options] name of the emitted Python worker
 *   (default: with a hash); folder of the build into which the release's core files are copied (default: not at all)
 * @returns {import('vite').Plugin}
 */
export function realmCode(options = {}) {
  let serving = false;
  let base = '/';
  /** Code that is served as a file while developing, by its address. @type {Map<string, string>} */
  const served = new Map();
  /** @type {Map<string, Promise<string>>} */
  const bundles = new Map();

  return {
    name: 'agent-sandbox-realm-code',
    enforce: 'pre',
    configResolved(config) {
      serving = config.command === 'serve';
      base = config.base;
    },
    async resolveId(source, importer) {
      if (source === 'virtual:pyodide-release') return '\0virtual:pyodide-release';
      const match = /^(.*)\?(document|bundle-file)$/.exec(source);
      if (!match?.[1]) return null;
      const resolved = await this.resolve(match[1], importer, { skipSelf: true });
      return resolved ? `\0realm:${match[2]}:${resolved.id}` : null;
    },
    async load(id) {
      if (id === '\0virtual:pyodide-release') return releaseModule();
      const match = /^\0realm:(document|bundle-file):(.*)$/.exec(id);
      if (!match?.[2]) return null;
      const entry = match[2];
      let pending = bundles.get(entry);
      if (!pending) bundles.set(entry, (pending = bundle(entry)));
      const code = await pending;
      if (match[1] === 'document') {
        const html = frameDocument(code);
        if (serving) served.set(`${base}frame.html`, html);
        else this.emitFile({ type: 'asset', fileName: 'frame.html', source: html });
        return `export default ${JSON.stringify(html)}`;
      }
      const facts = `sha256: ${JSON.stringify(sha256(code))}, size: ${Buffer.byteLength(code)}`;
      if (serving) {
        const url = `${base}@realm/${path.basename(entry, '.ts')}.js`;
        served.set(url, code);
        return `export default { url: ${JSON.stringify(url)}, ${facts} }`;
      }
      const name = options.workerFileName;
      const reference = this.emitFile({
        type: 'asset',
        source: code,
        ...(name ? { fileName: name } : { name: 'python-worker.js' }),
      });
      return `export default { url: import.meta.ROLLUP_FILE_URL_${reference}, ${facts} }`;
    },
    handleHotUpdate({ file, server }) {
      if (!/\/src\/(frame|gate|worker|protocol)\//.test(file)) return;
      bundles.clear();
      server.moduleGraph.invalidateAll();
      server.ws.send({ type: 'full-reload' });
    },
    async generateBundle() {
      if (options.release === undefined) return;
      for (const name of coreFiles) {
        const source = await readFile(path.join(pyodideFolder, name));
        this.emitFile({ type: 'asset', fileName: `${options.release}/${name}`, source });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const code = served.get(request.url?.split('?')[0] ?? '');
        if (code === undefined) return next();
        response.setHeader('content-type', code.startsWith('<!') ? 'text/html' : 'text/javascript');
        response.end(code);
      });
      server.middlewares.use('/pyodide/', servePyodide);
    },
    configurePreviewServer(server) {
      server.middlewares.use('/pyodide/', servePyodide);
    },
  };
}

/** @type {import('vite').Connect.NextHandleFunction} */
async function servePyodide(request, response) {
  const name = (request.url ?? '').split('?')[0]?.replace(/^\//, '') ?? '';
  if (!coreFiles.includes(name)) {
    response.statusCode = 404;
    response.end();
    return;
  }
  const file = path.join(pyodideFolder, name);
  const { size } = await stat(file);
  response.setHeader('content-length', size);
  response.setHeader(
    'content-type',
    { wasm: 'application/wasm', json: 'application/json' }[name.split('.').at(-1) ?? ''] ??
      'application/zip',
  );
  response.setHeader('cache-control', 'public, max-age=3600');
  createReadStream(file).pipe(response);
}
