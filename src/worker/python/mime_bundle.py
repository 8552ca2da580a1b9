"""What an object looks like: MIME type to text, asked for the way Jupyter asks."""

import sys
from base64 import b64encode

from .json_text import to_json
from .originals import BUILTINS as __builtins__
from .tracebacks import clip, message_of, name_of

# Characters of text/plain.
TEXT_LIMIT = 100_000
WIDTH = 80
# Longer ones are not laid out over lines: it takes too long.
LAYOUT_LIMIT = 20_000

_METHODS = {
    "_repr_html_": "text/html",
    "_repr_markdown_": "text/markdown",
    "_repr_latex_": "text/latex",
    "_repr_json_": "application/json",
    "_repr_svg_": "image/svg+xml",
    "_repr_png_": "image/png",
    "_repr_jpeg_": "image/jpeg",
    "_repr_javascript_": "application/javascript",
    "_repr_pdf_": "application/pdf",
}
_BINARY = ("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf")
_CONTAINERS = (dict, list, tuple, set, frozenset)
_PLAIN = (int, float, complex, bool, str, bytes, type(None), *_CONTAINERS)
_CANARY = "_ipython_canary_method_should_not_exist_"


def plain_text(value):
    """repr(), over several lines where a container is wide, and what went wrong where repr() raised."""
    try:
        text = repr(value)
        if len(text) > WIDTH and type(value) in _CONTAINERS and len(text) <= LAYOUT_LIMIT:
            from pprint import pformat

            text = pformat(value, width=WIDTH, sort_dicts=False)
    except Exception as error:
        text = f"<{name_of(value)} object: its __repr__ raised {name_of(error)}: {message_of(error)}>"
    return clip(text, TEXT_LIMIT)


def method_of(value, name):
    """A display method of an object; None for classes and for objects that answer to every name."""
    if type(value) in _PLAIN:
        return None
    try:
        if isinstance(value, type) or getattr(value, _CANARY, None) is not None:
            return None
        method = getattr(value, name, None)
    except Exception:
        return None
    return method if callable(method) else None


def encode(mime, content):
    """The content as the string that goes into a bundle. Raises TypeError for a wrong type."""
    if mime == "application/json" or mime.endswith("+json"):
        return to_json(content)
    if isinstance(content, (bytes, bytearray, memoryview)):
        if mime in _BINARY or not mime.startswith(("text/", "image/svg")):
            return b64encode(content).decode()
        return bytes(content).decode()
    if isinstance(content, str):
        return str(content)
    raise TypeError(f"expected text{' or bytes' if mime in _BINARY else ''}, not {name_of(content)}")


def encode_bundle(contents, source):
    """Encodes each content; what cannot be encoded is left out and said on stderr."""
    data = {}
    for mime, content in contents.items():
        if content is None:
            continue
        try:
            data[str(mime)] = encode(str(mime), content)
        except Exception as error:
            _complain(f"{source} ({mime})", error)
    return data


def format_object(value, include=None, exclude=None):
    """(data, metadata) of an object; data always has text/plain. Hooks that fail become a line on stderr."""
    data, metadata = {}, {}
    hook = method_of(value, "_agent_sandbox_bundle_") or method_of(value, "_repr_mimebundle_")
    if hook:
        try:
            bundle = hook(include=include, exclude=exclude)
            if isinstance(bundle, tuple):
                bundle, metadata = bundle[0], dict(bundle[1])
            data = encode_bundle(dict(bundle or {}), f"_repr_mimebundle_ of {name_of(value)}")
        except Exception as error:
            _complain(f"_repr_mimebundle_ of {name_of(value)}", error)
    if type(value) not in _PLAIN:
        for name, mime in _METHODS.items():
            method = None if mime in data else method_of(value, name)
            if method:
                _ask(method, mime, f"{name} of {name_of(value)}", data, metadata)
        _add_figure(value, data)
    data.setdefault("text/plain", plain_text(value))
    if include or exclude:
        kept = {mime for mime in data if not include or mime in include} - set(exclude or ())
        data = {mime: text for mime, text in data.items() if mime in kept or mime == "text/plain"}
    return data, metadata


def _ask(method, mime, source, data, metadata):
    try:
        content = method()
        if isinstance(content, tuple) and len(content) == 2:
            content, metadata[mime] = content
        if content is not None:
            data[mime] = encode(mime, content)
    except Exception as error:
        _complain(source, error)


def _add_figure(value, data):
    if "matplotlib.figure" in sys.modules and "image/png" not in data:
        if issubclass(type(value), sys.modules["matplotlib.figure"].Figure):
            from .matplotlib_figures import png

            data["image/png"] = encode("image/png", png(value))



def _complain(source, error):
    sys.stderr.write(f"{source} failed: {name_of(error)}: {message_of(error)}\n")
