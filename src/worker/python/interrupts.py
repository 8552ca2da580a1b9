"""Stop: a signal handler that asks the worker, and a sleep that really waits and really stops."""

import time
from asyncio.events import _get_running_loop, _set_running_loop, set_event_loop
from signal import SIGALRM, SIGINT, SIGURG, signal

from pyodide.ffi import can_run_sync, run_sync

from . import bridge
from .originals import BUILTINS as __builtins__
from .state import state

# The signal to put into the interrupt buffer. Not SIGALRM: programs install handlers of their own
# for that one, to limit their time, and would take each look at the mail for their alarm.
POLL_SIGNAL = int(SIGURG)

# Seconds before KeyboardInterrupt is raised again in a program that went on after it.
RAISE_AGAIN = 0.25
# Seconds: below this, switching stacks takes longer than the sleep.
SHORT_SLEEP = 0.003
SLEEP_SLICE = 0.02

_RUN_CODE = __file__.replace("interrupts.py", "run_code.py")
_sleep = time.sleep
_now = time.monotonic


def install():
    """Signal handlers, again before each run: a program may have set its own."""
    signal(POLL_SIGNAL, _look)
    signal(SIGINT, _on_interrupt)


def install_alarm():
    """Also answers SIGALRM, until a program takes that signal."""
    signal(SIGALRM, _look)


def _look(_signal, frame):
    if not state.armed or state.polling:
        return
    if not _in_program(frame):
        # In the event loop: waiting for a promise there would break Pyodide's bookkeeping.
        if bridge.stop_due():
            cancel()
        return
    state.polling = True
    try:
        stop = _ask()
    finally:
        state.polling = False
    if stop:
        _stop()


def _ask():
    if can_run_sync():
        try:
            return wait_for_promise(bridge.poll)
        except (RuntimeError, SystemError):
            # JavaScript frames in between: this stack cannot be switched.
            pass
    return bridge.stop_due()


def wait_for_promise(function, *args):
    """Waits in plain code for the promise that a function returns, also inside of asyncio.run()."""
    loop = _get_running_loop()
    # Pyodide wakes us up through the running loop, and only the browser's runs meanwhile.
    _set_running_loop(state.loop)
    set_event_loop(state.loop)
    try:
        return run_sync(function(*args))
    finally:
        _set_running_loop(loop)


def _on_interrupt(_signal, frame):
    if state.armed:
        if _in_program(frame):
            _stop()
        else:
            cancel()


def _stop():
    state.stopped = True
    if _now() - state.raised_at > RAISE_AGAIN:
        state.raised_at = _now()
        raise KeyboardInterrupt


def _in_program(frame):
    # KeyboardInterrupt must not hit the event loop: whatever it was about to resume would never go on.
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith("<cell ") or name == _RUN_CODE:
            return True
        frame = frame.f_back
    return False


def cancel():
    """Stops a program that waits. Called from the worker when a stop arrives."""
    if not state.armed:
        return
    state.stopped = True
    if state.waiting:
        state.waiting[-1].cancel()
    elif state.task is not None:
        state.task.cancel()


def sleep(seconds, /):
    """time.sleep(): other tasks and the worker's mail go on meanwhile where the engine allows it."""
    if not isinstance(seconds, (int, float)) or not seconds > SHORT_SLEEP:
        _sleep(seconds)
        return
    end = _now() + seconds
    while (left := end - _now()) > 0:
        if can_run_sync():
            if wait_for_promise(bridge.sleep, left) and state.armed:
                state.stopped = True
                raise KeyboardInterrupt
        else:
            # In slices, so that signal handlers run in between.
            _sleep(min(left, SLEEP_SLICE))
