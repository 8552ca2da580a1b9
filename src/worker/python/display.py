"""display() and its family: objects to typed messages."""

import os
import sys

from . import bridge
from .json_text import json_object, to_json
from .mime_bundle import encode_bundle, format_object, method_of
from .originals import BUILTINS as __builtins__
from .state import is_live, state


def publish(kind, data, metadata=None, display_id=""):
    """Sends a bundle of encoded contents, unless the code that shows it belongs to an earlier run."""
    if not is_live():
        state.late_displays += 1
        return
    try:
        metadata_json = to_json(metadata or {})
    except Exception:
        metadata_json = "{}"
    bridge.display(kind, json_object(data), metadata_json, str(display_id))


def show(kind, value, metadata=None, display_id="", include=None, exclude=None):
    """Shows one object, in its own way if it has one."""
    own_way = method_of(value, "_ipython_display_")
    if own_way:
        try:
            own_way()
            return
        except Exception as error:
            sys.stderr.write(f"_ipython_display_ failed: {type(error).__name__}\n")
    data, own_metadata = format_object(value, include, exclude)
    publish(kind, data, {**own_metadata, **(metadata or {})}, display_id)


class DisplayHandle:
    """A place in the output that can be drawn again."""

    def __init__(self, display_id=None):
        self.display_id = new_display_id() if display_id is None else display_id

    def display(self, obj, **options):
        display(obj, display_id=self.display_id, **options)

    def update(self, obj, **options):
        update_display(obj, display_id=self.display_id, **options)


def new_display_id():
    return os.urandom(16).hex()


def display(
    *objs,
    include=None,
    exclude=None,
    metadata=None,
    transient=None,
    display_id=None,
    raw=False,
    clear=False,
    update=False,
    **_options,
):
    """Shows objects below the program, as in Jupyter. Returns a DisplayHandle if `display_id` is given."""
    if clear:
        clear_output(wait=True)
    if display_id is True:
        display_id = new_display_id()
    if display_id is None and transient:
        display_id = transient.get("display_id")
    name = "" if display_id is None else str(display_id)
    kind = "update_display_data" if update else "display_data"
    for obj in objs:
        if raw:
            publish(kind, encode_bundle(dict(obj), "display(raw=True)"), metadata, name)
        else:
            show(kind, obj, metadata, name, include, exclude)
    return None if display_id is None else DisplayHandle(display_id)


def update_display(obj, *, display_id, **options):
    """Draws what was shown with this `display_id` again."""
    display(obj, display_id=display_id, update=True, **options)


def clear_output(wait=False):
    """Removes what the run has shown so far; with `wait` as soon as the next output comes."""
    if is_live():
        bridge.clear(bool(wait))
