"""Runs programs for the worker and turns all they show into typed messages.

The worker writes this package into site-packages, registers the module `_agent_sandbox_bridge`, calls
`setup()` once, and then for each run `prepare()`, `set_inputs()`, `execute()` or `execute_async()`, `end_run()`.
"""

from .interrupts import POLL_SIGNAL, cancel
from .originals import BUILTINS as __builtins__
from .run_code import end_run, execute, execute_async, prepare, set_inputs


def setup():
    """Once, before the first run: streams, display(), input(), sleep, asyncio, signals, import hooks."""
    import time

    from . import bridge, event_loop, imports, interrupts, repair, run_code, streams

    bridge.connect()
    streams.install()
    run_code.install()
    time.sleep = interrupts.sleep
    event_loop.install()
    interrupts.install()
    interrupts.install_alarm()
    imports.install()
    repair.remember()
