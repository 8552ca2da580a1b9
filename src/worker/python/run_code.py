"""Runs programs in `__main__`, one at a time, and says how each ended."""

import asyncio
import builtins
import sys

from . import event_loop, inputs, interrupts, repair, streams, tracebacks
from .json_text import json_object
from .originals import BUILTINS as __builtins__
from .program import Program, is_async
from .state import session, state

_main = sys.modules["__main__"]
_namespace = vars(_main)
_future_flags = 0
_program = None
_error = None


def show_result(value):
    """sys.displayhook: the value of a program's last expression."""
    if value is None:
        return
    from .display import show

    builtins._ = value
    show("execute_result", value)


def install():
    sys.displayhook = show_result
    sys.stdin = sys.__stdin__ = inputs.NoInput()
    builtins.input = inputs.no_input
    builtins.display = _display


def _display(*objs, **options):
    """Shows objects below the program; see agent_sandbox.display."""
    from .display import display

    return display(*objs, **options)


def prepare(code, run, execution_count):
    """Compiles a program. Returns 'sync' or 'async'; an error comes out of execute()."""
    global _program, _error
    reset()
    state.live = run
    state.armed = state.stopped = state.polling = False
    state.raised_at = 0.0
    state.task = state.exit = None
    state.waiting.clear()
    state.failed.clear()
    _program = _error = None
    try:
        # In the session's context, so that warnings of the compiler are output of this run.
        session.run(_compile, code, run, f"<cell {execution_count}>")
    except BaseException as error:
        _error = error
    return "async" if _program is not None and _program.is_async else "sync"


def _compile(code, run, filename):
    global _program, _future_flags
    event_loop.use(run)
    _program = Program(code, filename, _future_flags)
    _future_flags |= _program.future_flags


def reset():
    """Gives the next program a working interpreter, and us our signals."""
    repair.repair()
    streams.reset()
    interrupts.install()
    _namespace["__name__"] = "__main__"
    _namespace["__builtins__"] = builtins
    if "plotly.io._renderers" in sys.modules:
        from . import plotly_figures

        plotly_figures.reset()


def execute():
    """Runs the prepared program. Returns JSON text: status, name, message, traceback. Never raises."""
    try:
        return session.run(_execute)
    except BaseException as error:
        return _last_resort(error)


def _execute():
    error = _error
    event_loop.use(state.live)
    if error is None:
        try:
            state.armed = True
            exec(_program.statements, _namespace)
            if _program.expression is not None:
                _show(eval(_program.expression, _namespace))
            _show_open_figures()
            state.armed = False
        except BaseException as raised:
            # At once: a second KeyboardInterrupt would take the place of what ended the program.
            state.armed = False
            error = raised
    return _finish(error)


async def execute_async():
    """The same for a program with top-level await."""
    try:
        task = state.loop.create_task(_execute_async(), context=session, name="agent_sandbox")
        return await task
    except BaseException as error:
        return _last_resort(error)


async def _execute_async():
    error = _error
    event_loop.use(state.live)
    try:
        state.task = asyncio.current_task(state.loop)
        state.armed = True
        await _evaluate(_program.statements)
        if _program.expression is not None:
            _show(await _evaluate(_program.expression))
        _show_open_figures()
        state.armed = False
    except BaseException as raised:
        state.armed = False
        error = raised
    return _finish(error)


async def _evaluate(code):
    value = eval(code, _namespace)
    return await value if is_async(code) else value


def _show(value):
    # A program may have put its own in place, as in any interactive Python.
    hook = sys.displayhook
    (hook if callable(hook) else show_result)(value)


def _show_open_figures():
    if "matplotlib.pyplot" in sys.modules:
        from .matplotlib_figures import show_open_figures

        show_open_figures()


def _finish(error):
    reset()
    streams.finish()
    event_loop.report_failed_tasks()
    _report_pending()
    if state.exit is not None and isinstance(error, (asyncio.CancelledError, KeyboardInterrupt)):
        error = state.exit
    return _outcome(error)


def _report_pending():
    count = event_loop.count_pending()
    if count:
        tasks = "1 task still runs" if count == 1 else f"{count} tasks still run"
        sys.stderr.write(
            f"[{tasks} after the end of the program; what is printed from now on is dropped. "
            "Use `await` to wait.]\n"
        )


def _outcome(error):
    if error is None and not state.stopped:
        return _result("ok")
    if isinstance(error, SystemExit):
        if error.code is None or error.code == 0:
            return _result("interrupted" if state.stopped else "ok")
        return _result("error", "SystemExit", str(error.code))
    if error is None:
        return _result("interrupted", "KeyboardInterrupt", "The program went on to its end.")
    text = tracebacks.format_exception(error)
    if state.stopped:
        if isinstance(error, (asyncio.CancelledError, KeyboardInterrupt)):
            return _result("interrupted", "KeyboardInterrupt", "", text)
        return _result("interrupted", tracebacks.name_of(error), tracebacks.message_of(error), text)
    return _result("error", tracebacks.name_of(error), tracebacks.message_of(error), text)


def _result(status, name="", message="", traceback=""):
    return json_object(
        {"status": status, "name": name, "message": message, "traceback": traceback}
    )


def _last_resort(error):
    # The program reached into our own code, or memory ran out there.
    state.armed = False
    try:
        reset()
        return _outcome(error)
    except BaseException:
        status = "interrupted" if state.stopped else "error"
        return _result(status, "SystemError", "the program damaged the interpreter")


def set_inputs(values):
    """Makes each value a variable of the program."""
    _namespace.update(inputs.to_python(values))


def end_run():
    """After a run: from here on nothing is let through until the next one is prepared."""
    global _program, _error
    session.run(_report_late)
    _program = _error = None
    state.live = 0
    state.armed = False
    state.task = None


def _report_late():
    if state.late_characters or state.late_displays:
        what = f"{state.late_characters} characters and {state.late_displays} displays"
        state.late_characters = state.late_displays = 0
        sys.stderr.write(f"[{what} of tasks of an earlier run were dropped]\n")
