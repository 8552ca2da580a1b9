"""The text of a traceback: the program's frames and what they called, none of ours."""

import os
import sys
from traceback import StackSummary, TracebackException

from . import hints
from .originals import BUILTINS as __builtins__

# Characters of one exception's message, and of the whole text.
MESSAGE_LIMIT = 10_000
TEXT_LIMIT = 100_000
# Entries of one stack: the first ones and the last ones are kept.
FIRST_FRAMES = 20
LAST_FRAMES = 30
# Frames looked at; the rest would only cost time.
FRAME_LIMIT = 2_000

_HIDDEN = tuple(
    os.path.dirname(module.__file__) + "/"
    for module in (sys.modules[__package__], sys.modules["pyodide"], sys.modules["_pyodide"])
)


def clip(text, limit):
    """The text, or its beginning and a note of how many characters were cut."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]}… [{len(text) - limit} characters cut]"


class _Stack(StackSummary):
    """A stack that leaves out its middle when it is long."""

    unseen = 0

    def format(self, **options):
        entries = super().format(**options)
        left_out = len(entries) - FIRST_FRAMES - LAST_FRAMES
        if left_out > 0:
            note = f"  [{left_out} more entries left out]\n"
            entries[FIRST_FRAMES:-LAST_FRAMES] = [note]
        if self.unseen:
            entries.insert(0, f"  [{self.unseen} earlier frames left out]\n")
        return entries


def _depth(trace):
    depth = 0
    while trace is not None:
        depth += 1
        trace = trace.tb_next
    return depth


def _shown(frames):
    start = 0
    if frames and frames[0].filename.startswith(_HIDDEN):
        # Libraries above the program are how we called it: the event loop.
        cells = (i for i, frame in enumerate(frames) if frame.filename.startswith("<cell "))
        start = next(cells, 0)
    return [frame for frame in frames[start:] if not frame.filename.startswith(_HIDDEN)]


def _tidy(summary, error):
    while summary is not None:
        stack = _Stack(_shown(summary.stack))
        stack.unseen = max(0, _depth(getattr(error, "__traceback__", None)) - FRAME_LIMIT)
        summary.stack = stack
        summary._str = clip(summary._str, MESSAGE_LIMIT)
        hint = _hint(error)
        if isinstance(error, ModuleNotFoundError):
            # Pyodide's own note names functions that do not work here.
            summary.__notes__ = None
        if hint:
            summary.__notes__ = [*(summary.__notes__ or ()), hint]
        members = getattr(error, "exceptions", None)
        for position, member in enumerate(summary.exceptions or ()):
            _tidy(member, members[position] if isinstance(members, tuple) else None)
        if summary.__cause__ is not None:
            _tidy(summary.__cause__, error and error.__cause__)
        summary, error = summary.__context__, error and error.__context__


def _hint(error):
    try:
        return hints.for_exception(error)
    except Exception:
        return ""


def format_exception(error):
    """The traceback as CPython prints it, ending in a newline. Never raises an Exception."""
    try:
        summary = TracebackException(
            type(error), error, error.__traceback__, limit=-FRAME_LIMIT, compact=True
        )
        _tidy(summary, error)
        text = "".join(summary.format())
    except Exception as failure:
        reason = type(failure).__name__
        text = f"{name_of(error)}: {message_of(error)}\n[The traceback could not be written: {reason}]\n"
    if len(text) > TEXT_LIMIT:
        half = TEXT_LIMIT // 2
        text = f"{text[:half]}\n… [{len(text) - TEXT_LIMIT} characters cut]\n…{text[-half:]}"
    return text


def name_of(error):
    """The name of the exception's class."""
    return str(type.__dict__["__name__"].__get__(type(error)))


def message_of(error):
    """`str(error)` with advice, clipped. Never raises an Exception."""
    try:
        message = clip(str(error), MESSAGE_LIMIT)
    except Exception:
        message = "<exception str() failed>"
    hint = _hint(error)
    return f"{message}\n{hint}" if hint else message
