"""Puts back what a program overwrote, so that the next one finds a working interpreter."""

import asyncio
import builtins
import io
import json
import linecache
import sys
import time
import traceback
from sys import getrecursionlimit, setprofile, setrecursionlimit, settrace

from .originals import BUILTINS as __builtins__

# What programs may change for good.
_LEFT_ALONE = {
    "argv",
    "ps1",
    "ps2",
    "last_exc",
    "last_traceback",
    "last_type",
    "last_value",
    "tracebacklimit",
    "dont_write_bytecode",
}
_LIBRARIES = (
    builtins,
    asyncio,
    asyncio.events,
    asyncio.runners,
    asyncio.tasks,
    io,
    json,
    linecache,
    time,
    traceback,
)
_LISTS = ("meta_path", "path", "path_hooks")

_namespaces = []
_lists = []
_modules = {}
_recursion_limit = getrecursionlimit()


def remember():
    """Takes the present state as the good one."""
    _modules.update(sys.modules)
    for module in _LIBRARIES:
        _namespaces.append((vars(module), dict(vars(module))))
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == __package__:
            kept = {
                name: value
                for name, value in vars(module).items()
                if callable(value) or name.startswith("__")
            }
            _namespaces.append((vars(module), kept))
    kept = {name: value for name, value in vars(sys).items() if name not in _LEFT_ALONE}
    _namespaces.append((vars(sys), kept))
    for name in _LISTS:
        entries = getattr(sys, name)
        _lists.append((entries, list(entries)))


def repair():
    """Restores it. Names and entries that a program added stay."""
    settrace(None)
    setprofile(None)
    for namespace, original in _namespaces:
        namespace.update(original)
    for entries, original in _lists:
        if any(not any(entry is kept for entry in entries) for kept in original):
            added = [entry for entry in entries if not any(entry is kept for kept in original)]
            entries[:] = original + added
    modules = sys.modules
    for name, module in _modules.items():
        if modules.get(name) is not module:
            modules[name] = module
    if getrecursionlimit() < _recursion_limit:
        setrecursionlimit(_recursion_limit)
