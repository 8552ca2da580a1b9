import { expect, it } from 'vitest';
import { scanImports } from './scan-imports.ts';

it.each([
  ['import numpy', ['numpy']],
  ['import numpy as np, pandas.core as pc, os', ['numpy', 'pandas', 'os']],
  ['from plotly.subplots import make_subplots', ['plotly']],
  ['from . import sibling\nfrom .pkg import other', []],
  [
    'def f():\n    import scipy\n    try:\n        from sympy import x\n    except ImportError: pass',
    ['scipy', 'sympy'],
  ],
  ['text = """\nimport not_this\n"""\n# import nor_this', []],
  ['if True: import a; import b', ['a', 'b']],
  ['import broken\nthis is no python (', ['broken']],
  ['1 + 1', []],
])('%s', async (code, expected) => {
  expect([...(await scanImports(code))]).toEqual(expected);
});
