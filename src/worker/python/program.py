"""From source text to code objects."""

import __future__

import ast
import linecache
from inspect import CO_COROUTINE

from .originals import BUILTINS as __builtins__

_FUTURE_FLAGS = 0
for _name in __future__.all_feature_names:
    _FUTURE_FLAGS |= getattr(__future__, _name).compiler_flag


class Program:
    """One cell: statements, and the last expression whose value is shown."""

    def __init__(self, source, filename, flags):
        """`flags`: what earlier programs imported from __future__."""
        source = source.replace("\r\n", "\n")
        _remember_source(source, filename)
        flags |= ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        try:
            tree = _parse(source, filename, flags)
        except IndentationError:
            # A whole program that is indented, as from a Markdown list.
            from textwrap import dedent

            outdented = dedent(source)
            if outdented == source:
                raise
            source = outdented
            _remember_source(source, filename)
            tree = _parse(source, filename, flags)
        last = tree.body[-1] if tree.body else None
        self.expression = None
        if isinstance(last, ast.Expr) and not _ends_in_semicolon(source, last):
            tree.body.pop()
        else:
            last = None
        self.statements = compile(tree, filename, "exec", flags, dont_inherit=True)
        self.future_flags = self.statements.co_flags & _FUTURE_FLAGS
        if last is not None:
            self.expression = compile(
                ast.Expression(last.value),
                filename,
                "eval",
                flags | self.future_flags,
                dont_inherit=True,
            )

    @property
    def is_async(self):
        """Whether it uses top-level await."""
        return any(is_async(code) for code in (self.statements, self.expression))


def is_async(code):
    return code is not None and bool(code.co_flags & CO_COROUTINE)


def _parse(source, filename, flags):
    return compile(source, filename, "exec", flags | ast.PyCF_ONLY_AST, dont_inherit=True)


def _ends_in_semicolon(source, last):
    # Offsets of the tree are in bytes of UTF-8.
    rest = source.split("\n")[last.end_lineno - 1].encode()[last.end_col_offset :]
    return rest.lstrip().startswith(b";")


def _remember_source(source, filename):
    # For tracebacks and inspect.getsource(). Without a time of change the entry is never checked.
    lines = [line + "\n" for line in source.split("\n")]
    linecache.cache[filename] = (len(source), None, lines, filename)
