import { markerHolds } from './marker.mjs';
import { normalizeName } from './normalize-name.mjs';

/** What markers are compared with: Pyodide's Python. @param {string} pythonVersion such as `3.14.2` */
export const pyodideEnvironment = (pythonVersion) => ({
  python_version: pythonVersion.split('.').slice(0, 2).join('.'),
  python_full_version: pythonVersion,
  implementation_name: 'cpython',
  platform_python_implementation: 'CPython',
  os_name: 'posix',
  sys_platform: 'emscripten',
  platform_system: 'Emscripten',
  platform_machine: 'wasm32',
});

/**
 * Normalised names of the distributions that `requires_dist` asks for in an environment, without
 * those of extras. Version specifiers are not looked at: there is one version of each package.
 *
 * @param {readonly string[]} requiresDist
 * @param {import('./marker.mjs').MarkerEnvironment} environment
 */
export const requiredNames = (requiresDist, environment) =>
  requiresDist.flatMap((requirement) => {
    const [specifier = '', ...marker] = requirement.split(';');
    const name = /^\s*([A-Za-z\d](?:[\w.-]*[A-Za-z\d])?)/.exec(specifier)?.[1];
    if (name === undefined) throw new Error(`not a requirement: ${requirement}`);
    const wanted = marker.length === 0 || markerHolds(marker.join(';'), environment);
    return wanted ? [normalizeName(name)] : [];
  });
