import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildWheel } from './build-wheel.mjs';
import { wheelEntry } from './lock-file.mjs';
import { fillRuntimeFolder } from './self-hosted.mjs';
import { sha256 } from './sha256.mjs';

/** @param {string} name */
const wheel = (name) =>
  buildWheel({
    name,
    version: '1.0',
    metadata: `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n`,
    modules: [{ path: `${name}/__init__.py`, bytes: Buffer.from(`name = "${name}"\n`) }],
  });

const [native, extra, needed] = [wheel('native'), wheel('extra'), wheel('needed')];

/** @type {Map<string, Buffer>} answers of the fake release and index, by path */
let answers;
/** @type {string[]} */
let asked;
/** @type {import('node:http').Server} */
let server;
/** @type {string} */
let folder;
/** @type {import('./self-hosted.mjs').Sources} */
let sources;

/** @param {string} url @param {{ fileName: string, bytes: Buffer }} file @param {string[]} requires */
const release = (url, { fileName, bytes }, requires) =>
  Buffer.from(
    JSON.stringify({
      info: { name: fileName.split('-')[0], version: '1.0', requires_dist: requires },
      urls: [
        { filename: 'x.tar.gz', packagetype: 'sdist', url: '', digests: { sha256: '' } },
        {
          filename: fileName,
          packagetype: 'bdist_wheel',
          url: `${url}/files/${fileName}`,
          digests: { sha256: sha256(bytes) },
        },
      ],
    }),
  );

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'self-hosted-'));
  asked = [];
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const body = answers.get(path);
    response.writeHead(body ? 200 : 404).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${address.port}`;
  sources = { pyodideFolder: join(folder, 'pyodide'), releaseUrl: `${url}/full/`, pypiUrl: url };
  answers = new Map([
    [`/full/${native.fileName}`, native.bytes],
    ['/pypi/extra/json', release(url, extra, ['needed>=1', 'native', 'other; extra == "x"'])],
    ['/pypi/needed/json', release(url, needed, [])],
    [`/files/${extra.fileName}`, extra.bytes],
    [`/files/${needed.fileName}`, needed.bytes],
  ]);
  const lock = {
    info: { python: '3.14.2' },
    packages: {
      native: wheelEntry({
        name: 'native',
        version: '1.0',
        file_name: native.fileName,
        sha256: sha256(native.bytes),
        imports: ['native'],
        depends: [],
      }),
      unused: wheelEntry({
        name: 'unused',
        version: '1.0',
        file_name: 'unused.whl',
        sha256: '0',
        imports: [],
        depends: [],
      }),
    },
  };
  await mkdir(sources.pyodideFolder);
  for (const name of ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip']) {
    await writeFile(join(sources.pyodideFolder, name), name);
  }
  await writeFile(join(sources.pyodideFolder, 'package.json'), '{}');
  await writeFile(join(sources.pyodideFolder, 'pyodide-lock.json'), JSON.stringify(lock));
});

afterEach(async () => {
  await new Promise((done) => server.close(done));
  await rm(folder, { recursive: true, force: true });
});

test('a folder holds core files, wheels with their dependencies, a lock file and all hashes', async () => {
  const out = join(folder, 'out');
  const { packages } = await fillRuntimeFolder(out, ['extra'], sources);
  expect(packages).toEqual(['extra 1.0', 'needed 1.0', 'native 1.0']);

  const lock = JSON.parse(await readFile(join(out, 'pyodide-lock.json'), 'utf8'));
  expect(Object.keys(lock.packages)).toEqual(['extra', 'native', 'needed']);
  expect(lock.packages.extra).toMatchObject({
    file_name: extra.fileName,
    sha256: sha256(extra.bytes),
    imports: ['extra'],
    depends: ['needed', 'native'],
  });

  const hashes = JSON.parse(await readFile(join(out, 'hashes.json'), 'utf8'));
  const files = (await readdir(out)).filter((name) => name !== 'hashes.json');
  expect(Object.keys(hashes).sort()).toEqual(files.sort());
  for (const name of files) expect(hashes[name]).toBe(sha256(await readFile(join(out, name))));
});

test('what the lock file lists is never asked of the index', async () => {
  await fillRuntimeFolder(join(folder, 'out'), ['native'], sources);
  expect(asked).toEqual([`/full/${native.fileName}`]);
});

test('a version may be chosen outside the lock file', async () => {
  const json = answers.get('/pypi/needed/json');
  if (json) answers.set('/pypi/needed/1.0/json', json);
  answers.delete('/pypi/needed/json');
  const { packages } = await fillRuntimeFolder(join(folder, 'out'), ['needed==1.0'], sources);
  expect(packages).toEqual(['needed 1.0']);
});

test.each([
  ['of the release', () => `/full/${native.fileName}`, 'native'],
  ['of the index', () => `/files/${needed.fileName}`, 'needed'],
])('a file %s with another hash is refused and nothing is written', async (_, path, name) => {
  answers.set(path(), Buffer.from('something else'));
  const out = join(folder, 'out');
  await expect(fillRuntimeFolder(out, [name], sources)).rejects.toThrow('SHA-256');
  await expect(readdir(out)).rejects.toThrow();
});

test('a name that nobody has is an error that names its address', async () => {
  const failed = fillRuntimeFolder(join(folder, 'out'), ['nobody'], sources);
  await expect(failed).rejects.toThrow(/\/pypi\/nobody\/json: HTTP 404/);
});
