"""asyncio for programs: asyncio.run() in plain code, and errors of tasks nobody waits for."""

import asyncio
import sys
import weakref
from asyncio.base_events import BaseEventLoop
from asyncio.events import _get_running_loop, _set_running_loop, set_event_loop
from asyncio.tasks import _swap_current_task

from pyodide.ffi import can_run_sync, run_sync
from pyodide.webloop import WebLoop

from . import tracebacks
from .interrupts import sleep
from .originals import BUILTINS as __builtins__
from .state import current_run, state

# Seconds between two looks whether a promise of the page was settled.
WAIT_SLICE = 0.01

STUCK = (
    "asyncio.run() waits for something that cannot happen while it blocks this interpreter. "
    "Write `await main()` at the top level instead of `asyncio.run(main())`."
)
CANNOT_WAIT = (
    "this browser cannot wait for a task in the middle of plain code. "
    "Write `await task` at the top level instead of `loop.run_until_complete(task)`."
)


class BlockingLoop(BaseEventLoop):
    """The event loop of one asyncio.run(): runs tasks and timers on its own, without the browser's loop."""

    def __init__(self):
        super().__init__()
        self._selector = self
        self.set_exception_handler(report_exception)

    def select(self, timeout):
        if timeout is None and not can_run_sync():
            raise RuntimeError(STUCK)
        end = None if timeout is None else self.time() + timeout
        # Under JSPI promises are settled while we sleep, and wake tasks up before the next timer.
        while not self._ready:
            left = WAIT_SLICE if end is None else min(WAIT_SLICE, end - self.time())
            if left <= 0:
                break
            sleep(left)
        return ()

    def _process_events(self, _events):
        pass

    def _write_to_self(self):
        pass

    def run_in_executor(self, _executor, func, *args):
        # No threads: the function runs at once.
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future


def run(main, *, debug=None, loop_factory=None):
    """asyncio.run(), also where an event loop is running already, as it always is here."""
    outer = _get_running_loop()
    task = _swap_current_task(outer, None) if outer else None
    _set_running_loop(None)
    try:
        with asyncio.Runner(debug=debug, loop_factory=BlockingLoop) as runner:
            return runner.run(main)
    finally:
        _set_running_loop(outer)
        set_event_loop(state.loop)
        if outer:
            _swap_current_task(outer, task)


def run_until_complete(loop, future):
    """loop.run_until_complete() of the browser's loop."""
    if can_run_sync():
        return wait_for(asyncio.ensure_future(future, loop=loop))
    if asyncio.iscoroutine(future):
        return run(future)
    raise RuntimeError(CANNOT_WAIT)


def wait_for(task):
    """Waits for a task in plain code; a stop cancels the task and raises KeyboardInterrupt."""
    state.waiting.append(task)
    try:
        # Not the task itself: Pyodide would print the traceback of what it raises.
        run_sync(asyncio.wait([task]))
        return task.result()
    except asyncio.CancelledError:
        if state.stopped:
            raise KeyboardInterrupt from None
        raise
    finally:
        state.waiting.remove(task)


def report_exception(_loop, context):
    """Writes what went wrong in a task or callback to stderr, unless it belongs to an earlier run."""
    owner = context.get("task") or context.get("future")
    if isinstance(owner, asyncio.Task):
        if owner.get_context().get(current_run, -1) != state.live:
            return
    error = context.get("exception")
    if isinstance(error, (KeyboardInterrupt, SystemExit)):
        return
    text = str(context.get("message") or "Unhandled exception in event loop")
    if isinstance(owner, asyncio.Task):
        text += f" ({owner.get_name()})"
    if error is not None:
        text += "\n" + tracebacks.format_exception(error)
    sys.stderr.write(text.rstrip("\n") + "\n")


def report_failed_tasks():
    """At the end of a run: tasks that raised and that the program still holds without having looked."""
    for reference in state.failed:
        task = reference()
        if task is not None and task._log_traceback:
            task._log_traceback = False
            message = "Task exception was never retrieved"
            report_exception(None, {"message": message, "task": task, "exception": task.exception()})
    state.failed.clear()


def count_pending():
    """How many tasks of the run in progress have not ended."""
    return sum(
        task is not state.task and task.get_context().get(current_run, -1) == state.live
        for task in asyncio.all_tasks(state.loop)
    )


def use(number):
    """Says which run the code from here on belongs to, and claims the loop for this stack."""
    current_run.set(number)
    set_event_loop(state.loop)
    state.loop._install_running_loop()


def _on_done(loop, future=None):
    # In place of the loop's own: that one reports failed tasks before anybody could await them.
    if isinstance(future, asyncio.Task) and not future.cancelled() and future._log_traceback:
        state.failed.append(weakref.ref(future))
    loop._in_progress -= 1


def _on_exit(code):
    if state.armed:
        state.exit = SystemExit(code)
        if state.waiting:
            state.waiting[-1].cancel()
        elif state.task is not None:
            state.task.cancel()


def _on_keyboard_interrupt():
    if state.armed and state.task is not None:
        state.task.cancel()


def install():
    """Puts all of the above in place of the event loop's own ways."""
    loop = state.loop = asyncio.get_event_loop_policy().get_event_loop()
    asyncio.run = asyncio.runners.run = run
    WebLoop.run_until_complete = run_until_complete
    WebLoop._decrement_in_progress = _on_done
    loop._system_exit_handler = _on_exit
    loop._keyboard_interrupt_handler = _on_keyboard_interrupt
    loop.set_exception_handler(report_exception)
