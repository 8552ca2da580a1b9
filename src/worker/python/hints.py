"""What to add to an error message so that it says what can be done about it."""

import sys

from . import bridge
from .originals import BUILTINS as __builtins__

NO_NETWORK = "There is no network here: pass data with the run (`inputs`) or write it into the program."
NO_THREADS = "There are no threads and no processes here: call the function directly, or use asyncio."
NO_MAGICS = "Lines with `!` or `%` are commands of a notebook, not Python: leave them out."

_BY_TYPE = {
    "gaierror": NO_NETWORK,
    "URLError": NO_NETWORK,
    "ConnectionError": NO_NETWORK,
    "ConnectionRefusedError": NO_NETWORK,
}


def for_exception(error):
    """One or more lines of advice, or an empty string."""
    if isinstance(error, ModuleNotFoundError):
        return _for_module(error.name)
    if isinstance(error, SyntaxError):
        line = error.text.lstrip() if isinstance(error.text, str) else ""
        return NO_MAGICS if line.startswith(("!", "%")) else ""
    if isinstance(error, RuntimeError) and "can't start new thread" in str(error):
        return NO_THREADS
    if isinstance(error, OSError) and "does not support processes" in str(error):
        return NO_THREADS
    return _BY_TYPE.get(type(error).__name__, "")


def _for_module(name):
    if not isinstance(name, str):
        return ""
    top = name.partition(".")[0]
    if top != name and top in sys.modules:
        return ""
    if top in sys.stdlib_module_names:
        return f"'{top}' of Python's standard library does not exist in a browser."
    return str(bridge.modules_hint())
