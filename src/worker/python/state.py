"""What is known of the run in progress."""

from contextvars import Context, ContextVar
from types import SimpleNamespace

from .originals import BUILTINS as __builtins__

# The run that a piece of code belongs to. Tasks inherit it, so what they print later is told apart.
current_run = ContextVar("agent_sandbox_run", default=-1)

# Programs run in one context, so that context variables (decimal's precision, say) live on between runs.
session = Context()

state = SimpleNamespace(
    live=0,  # number of the run whose output is let through; 0 between runs
    armed=False,  # a stop may be raised: the program's own bytecode is running
    stopped=False,  # this run was asked to stop
    raised_at=0.0,  # when KeyboardInterrupt was last raised for that
    polling=False,  # the worker is reading its mail
    loop=None,  # the browser's event loop
    task=None,  # the task of a program with top-level await
    waiting=[],  # tasks that plain code waits for, the innermost last
    exit=None,  # SystemExit raised in a task of the program
    failed=[],  # weak references to tasks that raised in this run
    late_characters=0,  # dropped: printed by tasks of an earlier run
    late_displays=0,
)


def is_live():
    """Whether the code that asks belongs to the run in progress."""
    return current_run.get() == state.live
