"""The worker's side: the one JavaScript object that this package holds.

Looked up when `connect()` is called, not on import, so that an interpreter can be set up without it.
"""

from .originals import BUILTINS as __builtins__

stream = display = clear = poll = sleep = stop_due = modules_hint = None


def connect():
    """Takes the functions from the JavaScript module that the worker registered."""
    import _agent_sandbox_bridge as worker

    for name in ("stream", "display", "clear", "poll", "sleep", "stop_due", "modules_hint"):
        globals()[name] = getattr(worker, name)
