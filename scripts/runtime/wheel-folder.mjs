import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from './sha256.mjs';

/** @typedef {import('./recipes.mjs').Recipe} Recipe */
/** @typedef {{ fileName: string, bytes: Buffer, version: string }} WheelFile */

/**
 * The fields of the element's `Wheel`, all given.
 *
 * @typedef {{ url: string, sha256: string, name: string, version: string, imports: readonly string[], depends: readonly string[] }} WheelEntry
 */

/** @param {Recipe} recipe */
const versions = ({ pypi, debian }) => [pypi?.version, debian.version];

/**
 * Whether a folder's manifest lists exactly what the recipes want and each file has its hash.
 *
 * @param {string} folder
 * @param {string} manifest file name
 * @param {readonly Recipe[]} recipes
 */
export const isPrepared = async (folder, manifest, recipes) => {
  try {
    /** @type {WheelEntry[]} */
    const entries = JSON.parse(await readFile(join(folder, manifest), 'utf8'));
    if (entries.length !== recipes.length) return false;
    for (const recipe of recipes) {
      const entry = entries.find(({ name }) => name === recipe.name);
      if (!entry || !versions(recipe).includes(entry.version)) return false;
      const bytes = await readFile(join(folder, entry.url.slice(entry.url.lastIndexOf('/') + 1)));
      if (sha256(bytes) !== entry.sha256) return false;
    }
    return true;
  } catch {
    return false;
  }
};

/**
 * Writes the wheels and the manifest that the page reads; no wheels make an empty manifest.
 *
 * @param {string} folder
 * @param {string} manifest
 * @param {readonly { recipe: Recipe, wheel: WheelFile }[]} wheels
 */
export const writeWheels = async (folder, manifest, wheels) => {
  await mkdir(folder, { recursive: true });
  /** @type {WheelEntry[]} */
  const entries = [];
  for (const { recipe, wheel } of wheels) {
    await writeFile(join(folder, wheel.fileName), wheel.bytes);
    entries.push({
      url: `/runtime/${wheel.fileName}`,
      sha256: sha256(wheel.bytes),
      name: recipe.name,
      version: wheel.version,
      imports: recipe.imports,
      depends: recipe.depends,
    });
  }
  await writeFile(join(folder, manifest), `${JSON.stringify(entries, null, 2)}\n`);
};
