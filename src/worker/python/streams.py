"""sys.stdout and sys.stderr: text goes straight to the worker, which batches."""

import codecs
import io
import sys

from . import bridge
from .originals import BUILTINS as __builtins__
from .state import current_run, state

# Characters per call: one huge string would exceed what a JavaScript string may hold.
SLICE = 1 << 18


class _Bytes(io.RawIOBase):
    """`sys.stdout.buffer`: UTF-8 bytes, put together across writes."""

    def __init__(self, stream):
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.name = stream.name
        self.mode = "wb"
        self.raw = self

    def writable(self):
        return True

    def write(self, data, /):
        with memoryview(data) as view:
            self._stream.write(self._decode(view.tobytes()))
            return view.nbytes

    def finish(self):
        """Lets go of a character that never became complete."""
        rest = self._decode(b"", True)
        if rest:
            self._stream.write(rest)

    def close(self):
        pass


class TextStream(io.TextIOBase):
    """A text stream like Python's own that cannot be closed and shows what is written at once."""

    encoding = "utf-8"
    errors = "replace"
    newlines = None
    mode = "w"
    line_buffering = True
    write_through = True

    def __init__(self, name):
        self._kind = name
        self.name = f"<{name}>"
        self.buffer = _Bytes(self)

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        length = len(text)
        if current_run.get() != state.live:
            state.late_characters += length
        elif length > SLICE:
            for start in range(0, length, SLICE):
                bridge.stream(self._kind, text[start : start + SLICE])
        elif length:
            bridge.stream(self._kind, text)
        return length

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def writable(self):
        return True

    def isatty(self):
        return False

    def fileno(self):
        raise io.UnsupportedOperation("fileno: this stream has no file descriptor")

    def flush(self):
        pass

    def close(self):
        pass

    def reconfigure(self, **_options):
        pass

    def __repr__(self):
        return f"<agent_sandbox.TextStream name={self.name!r} encoding='utf-8'>"


stdout = TextStream("stdout")
stderr = TextStream("stderr")
_fresh = [(stream, dict(vars(stream))) for stream in (stdout, stderr)]


def install():
    """Puts the streams where Python looks for them."""
    sys.stdout = sys.__stdout__ = stdout
    sys.stderr = sys.__stderr__ = stderr


def reset():
    """Undoes what a program did to the stream objects, such as `sys.stdout.write = …`."""
    for stream, attributes in _fresh:
        vars(stream).clear()
        vars(stream).update(attributes)


def finish():
    """Shows what is left of bytes that were written to `.buffer`."""
    stdout.buffer.finish()
    stderr.buffer.finish()
