import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Where the wheels for the demo and the tests go; git ignores it, the page sees it as `/runtime/`. */
export const runtimeFolder = fileURLToPath(new URL('../../public/runtime/', import.meta.url));
