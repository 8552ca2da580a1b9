import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/**
 * Serves folders on loopback, as a plain static host would.
 * @param {{ folders: Record<string, string>, headers?: (pathname: string) => Record<string, string>, port?: number }} options
 *   `folders`: address prefix (such as `/pyodide/`) to folder, the longest prefix first
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveFolders({ folders, headers = () => ({}), port = 0 }) {
  const server = createServer((request, response) => {
    const pathname = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const found = Object.entries(folders).find(([prefix]) => pathname.startsWith(prefix));
    const folder = path.resolve(found?.[1] ?? '.');
    const file = path.join(folder, pathname.slice(found?.[0].length ?? 0) || 'index.html');
    if (!found || !file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': types[path.extname(file)] ?? 'application/octet-stream',
      'content-length': statSync(file).size,
      'cache-control': 'public, max-age=3600',
      ...headers(pathname),
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
