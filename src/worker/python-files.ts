const init = `
import json, sys, ast
import _agent_sandbox_bridge as b
class W:
    encoding='utf-8'
    def __init__(s,n): s.n=n
    def write(s,t): b.stream(s.n,t); return len(t)
    def flush(s): pass
def setup():
    import signal
    sys.stdout=W('stdout'); sys.stderr=W('stderr')
    from pyodide.ffi import run_sync, can_run_sync
    def h(s,f):
        if b.stop_due() or (can_run_sync() and run_sync(b.poll())): raise KeyboardInterrupt
    signal.signal(signal.SIGALRM,h)
def prepare(c,r,n):
    global T; T=c; return 'sync'
def execute():
    try:
        t=ast.parse(T); g=sys.modules['__main__'].__dict__
        last=None
        if t.body and isinstance(t.body[-1],ast.Expr): last=ast.Expression(t.body.pop().value)
        exec(compile(t,'<cell>','exec'),g)
        if last is not None:
            v=eval(compile(last,'<cell>','eval'),g)
            if v is not None: b.display('execute_result', json.dumps({'text/plain':repr(v)}),'{}','')
    except KeyboardInterrupt: return json.dumps(dict(status='interrupted',name='KeyboardInterrupt',message='',traceback=''))
    except BaseException as e: return json.dumps(dict(status='error',name=type(e).__name__,message=str(e),traceback=repr(e)))
    return json.dumps(dict(status='ok',name='',message='',traceback=''))
def cancel(): pass
def set_inputs(v): pass
def end_run(): pass
`;
export const pythonFiles: Readonly<Record<string, string>> = { '__init__.py': init };
