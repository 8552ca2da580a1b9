/**
 * A distribution that the runtime folder needs, and where it may come from. `pypi` pins a wheel by
 * its SHA-256; `debian` names a package of the suite below, whose archive signature apt checks.
 *
 * @typedef {object} Recipe
 * @property {string} name
 * @property {readonly string[]} imports
 * @property {readonly string[]} depends
 * @property {{ version: string, sha256: string }} [pypi]
 * @property {{ package: string, version: string, data?: string, leaveOut?: RegExp }} debian
 *   `data`: folder that the package reads at run time, relative to the root; `leaveOut`: paths not needed.
 */

/** The suite with a plotly that runs on Pyodide's Python: the packages before it need `distutils`. */
export const debianSuite = 'trixie';

/** The Python side of the charts. @type {readonly Recipe[]} */
export const chartRecipes = [
  {
    name: 'plotly',
    imports: ['plotly', '_plotly_utils', '_plotly_future_'],
    depends: ['packaging', 'tenacity'],
    pypi: {
      version: '5.24.1',
      sha256: 'f67073a1e637eb0dc3e46324d9d51e2fe76e9727c892dde64ddf1e1b51f29089',
    },
    debian: {
      package: 'python3-plotly',
      version: '5.20.0',
      data: 'usr/share/python3-plotly',
      // Plotly's JavaScript, 8 MB: the page draws with its own.
      leaveOut: /\/plotly\.js$/,
    },
  },
  {
    name: 'packaging',
    imports: ['packaging'],
    depends: [],
    pypi: {
      version: '24.2',
      sha256: '09abb1bccd265c01f4a3aa3f7a7db064b36514d2cba19a2f694fe6150451a759',
    },
    debian: { package: 'python3-packaging', version: '25.0' },
  },
  {
    name: 'tenacity',
    imports: ['tenacity'],
    depends: [],
    pypi: {
      version: '9.0.0',
      sha256: '93de0c98785b27fcf659856aa9f54bfbd399e29969b0621bc7f762bd441b4539',
    },
    debian: { package: 'python3-tenacity', version: '8.4.1' },
  },
];

/** What programs of the test corpora import beyond the standard library. @type {readonly Recipe[]} */
export const corporaRecipes = [
  {
    name: 'mpmath',
    imports: ['mpmath'],
    depends: [],
    debian: { package: 'python3-mpmath', version: '1.3.0', leaveOut: /\/tests\// },
  },
  {
    name: 'sympy',
    imports: ['sympy'],
    depends: ['mpmath'],
    debian: { package: 'python3-sympy', version: '1.13.3', leaveOut: /\/tests\// },
  },
];
