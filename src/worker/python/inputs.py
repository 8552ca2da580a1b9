"""What comes in: values from the page; and what does not: input from a keyboard."""

import io
import sys

from .originals import BUILTINS as __builtins__

NO_INPUT = (
    "no input is available here: nobody can type while the program runs. "
    "Write the value into the program, or pass it with the run: run(code, { inputs: { name: value } })."
)


def no_input(prompt="", /):
    """input() of the sandbox: shows the prompt and says what to do instead."""
    if prompt:
        sys.stdout.write(str(prompt) + "\n")
    raise EOFError(NO_INPUT)


class NoInput(io.TextIOBase):
    """sys.stdin: reading says clearly that there is nothing, instead of an empty line."""

    encoding = "utf-8"
    errors = "strict"
    name = "<stdin>"
    mode = "r"

    def readable(self):
        return True

    def read(self, _size=-1, /):
        raise EOFError(NO_INPUT)

    readline = readlines = __next__ = read

    def fileno(self):
        raise io.UnsupportedOperation("fileno: this stream has no file descriptor")

    def close(self):
        pass


def to_python(values):
    """Python objects for what the page passed: a JavaScript object, or a dict."""
    from pyodide.ffi import JsProxy, jsnull

    def plain(value):
        if value is jsnull:
            return None
        if isinstance(value, JsProxy):
            return plain(value.to_py())
        if isinstance(value, list):
            return [plain(item) for item in value]
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        return value

    return {
        name: value["__file__"] if isinstance(value, dict) and "__file__" in value else value
        for name, value in plain(values).items()
    }
