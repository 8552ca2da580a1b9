import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadDebs, unpackDeb } from './debian.mjs';
import { wheelFromDeb } from './deb-wheel.mjs';
import { DownloadError, download } from './download.mjs';
import { findRelease } from './pypi.mjs';
import { debianSuite } from './recipes.mjs';

/** @typedef {import('./recipes.mjs').Recipe} Recipe */
/** @typedef {import('./wheel-folder.mjs').WheelFile} WheelFile */
/** @typedef {{ recipe: Recipe, wheel: WheelFile }} RecipeWheel */

/** Milliseconds until an index that does not answer counts as refused. */
const REFUSED_AFTER = 4000;

/**
 * Where wheels can come from, best first. `get` throws `DownloadError`.
 *
 * @typedef {{ label: string, get: (recipes: readonly Recipe[]) => Promise<RecipeWheel[]> }} Origin
 */

/** The pinned wheels of Python's package index. @type {Origin} */
export const pypiOrigin = {
  label: 'PyPI',
  get: async (recipes) => {
    const wheels = [];
    for (const recipe of recipes) {
      const { pypi, name } = recipe;
      if (!pypi) throw new DownloadError(`no wheel of ${name} is pinned`);
      const { version } = pypi;
      const { wheel } = await findRelease(name, { version, answerWithin: REFUSED_AFTER });
      const bytes = await download(wheel.url, { sha256: pypi.sha256 });
      wheels.push({ recipe, wheel: { fileName: wheel.filename, bytes, version } });
    }
    return wheels;
  },
};

/** Wheels built from the packages of a Debian suite. @type {Origin} */
export const debianOrigin = {
  label: `Debian ${debianSuite}`,
  get: async (recipes) => {
    const folder = await mkdtemp(join(tmpdir(), 'agent-sandbox-debian-'));
    try {
      const names = recipes.map(({ debian }) => debian.package);
      const debs = await downloadDebs(names, debianSuite, folder);
      const wheels = [];
      for (const recipe of recipes) {
        const root = join(folder, recipe.name);
        await unpackDeb(debs.get(recipe.debian.package) ?? '', root);
        const wheel = { ...(await wheelFromDeb(root, recipe)), version: recipe.debian.version };
        wheels.push({ recipe, wheel });
      }
      return wheels;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
