/**
 * Prepares `public/runtime/` for the demo and the tests: the Python side of the charts, by the first
 * way that works. Options: `--corpora` adds what the test corpora import; `--require` makes it an
 * error (exit code 1) when the charts' wheels cannot be had.
 */
import { runtimeFolder } from './runtime/folders.mjs';
import { DownloadError } from './runtime/download.mjs';
import { chartRecipes, corporaRecipes } from './runtime/recipes.mjs';
import { isPrepared, writeWheels } from './runtime/wheel-folder.mjs';
import { debianOrigin, pypiOrigin } from './runtime/wheel-origins.mjs';

/** @typedef {import('./runtime/recipes.mjs').Recipe} Recipe */
/** @typedef {import('./runtime/wheel-origins.mjs').Origin} Origin */

/**
 * Fills one manifest and prints one line.
 *
 * @param {string} manifest
 * @param {readonly Recipe[]} recipes
 * @param {readonly Origin[]} origins
 * @returns {Promise<boolean>} whether the wheels are there
 */
const prepare = async (manifest, recipes, origins) => {
  const names = recipes.map(({ name }) => name).join(', ');
  if (await isPrepared(runtimeFolder, manifest, recipes)) {
    console.log(`runtime: ${names}: already there`);
    return true;
  }
  const refusals = [];
  for (const origin of origins) {
    try {
      const wheels = await origin.get(recipes);
      await writeWheels(runtimeFolder, manifest, wheels);
      const versions = wheels.map(({ recipe, wheel }) => `${recipe.name} ${wheel.version}`);
      console.log(`runtime: ${versions.join(', ')} from ${origin.label}`);
      return true;
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error;
      refusals.push(`${origin.label}: ${error.message}`);
    }
  }
  await writeWheels(runtimeFolder, manifest, []);
  console.error(`runtime: no ${names} to be had (${refusals.join('; ')})`);
  return false;
};

const options = new Set(process.argv.slice(2));
const charts = await prepare('wheels.json', chartRecipes, [pypiOrigin, debianOrigin]);
if (options.has('--corpora')) {
  await prepare('wheels-corpora.json', corporaRecipes, [debianOrigin]);
}
if (!charts && options.has('--require')) process.exitCode = 1;
