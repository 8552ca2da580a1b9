"""The built-in functions as they were before any program ran.

Every module here starts with `from .originals import BUILTINS as __builtins__`: functions look their
built-ins up in that copy, so a program that overwrites `builtins.repr` does not break this package.
"""

import builtins

BUILTINS = dict(vars(builtins))
