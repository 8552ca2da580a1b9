"""Stands in for the parts of IPython that programs import to show things."""

import os

from .display import DisplayHandle, clear_output, display, update_display
from .originals import BUILTINS as __builtins__

# MIME types of images by what their files begin with.
_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}


class DisplayObject:
    """Content of one MIME type: text or bytes, or a file to read it from."""

    mime = "text/plain"
    read_mode = "r"

    def __init__(self, data=None, url=None, filename=None, metadata=None, **_options):
        if isinstance(data, os.PathLike):
            data, filename = None, os.fspath(data)
        self.data, self.url, self.filename = data, url, filename
        self.metadata = dict(metadata or {})
        if data is None and filename is not None:
            self.reload()

    def reload(self):
        encoding = None if "b" in self.read_mode else "utf-8"
        with open(self.filename, self.read_mode, encoding=encoding) as file:
            self.data = file.read()

    def _content(self):
        return self.data

    def _repr_mimebundle_(self, include=None, exclude=None):
        if self.data is None:
            return {"text/plain": f"<{type(self).__name__} of {self.url}: there is no network here>"}
        return {self.mime: self._content()}, {self.mime: self.metadata} if self.metadata else {}

    def __repr__(self):
        return f"<IPython.core.display.{type(self).__name__} object>"


class TextDisplayObject(DisplayObject):
    def __init__(self, data=None, *args, **options):
        super().__init__(data, *args, **options)
        if self.data is not None and not isinstance(self.data, str):
            raise TypeError(f"{type(self).__name__} expects text, not {type(self.data).__name__}")


class HTML(TextDisplayObject):
    mime = "text/html"

    def __html__(self):
        return self.data


class Markdown(TextDisplayObject):
    mime = "text/markdown"


class Latex(TextDisplayObject):
    mime = "text/latex"


class Math(Latex):
    def _content(self):
        return f"$\\displaystyle {self.data.strip('$')}$"


class SVG(DisplayObject):
    mime = "image/svg+xml"


class Javascript(TextDisplayObject):
    mime = "application/javascript"


class Pretty(TextDisplayObject):
    pass


class JSON(DisplayObject):
    mime = "application/json"

    def __init__(self, data=None, *args, expanded=False, **options):
        super().__init__(data, *args, **options)
        self.metadata.setdefault("expanded", expanded)

    def _content(self):
        if isinstance(self.data, str):
            from json import loads

            return loads(self.data)
        return self.data


class Code(TextDisplayObject):
    def __init__(self, data=None, *args, language="python", **options):
        super().__init__(data, *args, **options)
        self.language = language

    def _repr_mimebundle_(self, include=None, exclude=None):
        fence = "```"
        while fence in self.data:
            fence += "`"
        text = f"{fence}{self.language}\n{self.data}\n{fence}"
        return {"text/markdown": text, "text/plain": self.data}


class Image(DisplayObject):
    read_mode = "rb"

    def __init__(self, data=None, *args, format=None, width=None, height=None, alt=None, **options):
        if isinstance(data, str) and os.path.exists(data):
            options["filename"], data = data, None
        super().__init__(data, *args, **options)
        for name, value in (("width", width), ("height", height), ("alt", alt)):
            if value is not None:
                self.metadata[name] = value
        self.mime = f"image/{'jpeg' if format == 'jpg' else format or 'png'}"
        if format is None and isinstance(self.data, bytes):
            for start, mime in _SIGNATURES.items():
                if self.data.startswith(start):
                    self.mime = mime


class _NotShown(DisplayObject):
    """Something that would need the network or a script: a line of text takes its place."""

    def __init__(self, *args, **_options):
        super().__init__()
        self.source = args[0] if args and isinstance(args[0], str) else ""

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": f"<{type(self).__name__} {self.source[:200]}: cannot be shown here>"}


NAMES = {
    "display": display,
    "update_display": update_display,
    "clear_output": clear_output,
    "DisplayHandle": DisplayHandle,
    **{
        cls.__name__: cls
        for cls in (DisplayObject, TextDisplayObject, HTML, Markdown, Latex, Math, SVG)
        + (Javascript, Pretty, JSON, Code, Image)
    },
    **{
        name: type(name, (_NotShown,), {})
        for name in ("Audio", "Video", "IFrame", "YouTubeVideo", "FileLink", "FileLinks")
    },
}
for _name in ("display_html", "display_markdown", "display_svg", "display_png", "display_pretty"):
    NAMES[_name] = display


def get_ipython():
    """None, as IPython's own does outside of IPython."""
    return None


MODULES = {
    "IPython": {
        "__version__": "9.0.0",
        "version_info": (9, 0, 0, ""),
        "get_ipython": get_ipython,
        "display": display,
    },
    "IPython.core": {},
    "IPython.core.getipython": {"get_ipython": get_ipython},
    "IPython.core.display": NAMES,
    "IPython.core.display_functions": NAMES,
    "IPython.display": NAMES,
}
