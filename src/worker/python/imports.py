"""Import hooks: the stand-in for IPython, and changes to libraries once they are imported."""

import os
import sys
from importlib.abc import Loader
from importlib.machinery import ModuleSpec, PathFinder

from .originals import BUILTINS as __builtins__

_IPYTHON = {
    "IPython",
    "IPython.core",
    "IPython.core.getipython",
    "IPython.core.display",
    "IPython.core.display_functions",
    "IPython.display",
}
# Module -> (our module, its function that adapts the imported module).
_ADAPTED = {
    "plotly.io": ("plotly_figures", "adapt_io"),
    "plotly.io._renderers": ("plotly_figures", "adapt_renderers"),
    "plotly.basedatatypes": ("plotly_figures", "adapt_figures"),
    "plotly.offline.offline": ("plotly_figures", "adapt_offline"),
    "matplotlib.pyplot": ("matplotlib_figures", "adapt_pyplot"),
}


class AdaptingFinder:
    """Finds some modules as Python would, and adapts them after they have run."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name not in _ADAPTED:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.loader is None:
            return None
        exec_module = spec.loader.exec_module
        own_module, adapt = _ADAPTED[name]

        def exec_and_adapt(module):
            exec_module(module)
            try:
                own = __import__(f"{__package__}.{own_module}", fromlist=[adapt])
                getattr(own, adapt)(module)
            except Exception as error:
                sys.stderr.write(f"{name} could not be adapted to the sandbox: {error}\n")

        spec.loader.exec_module = exec_and_adapt
        return spec


class IPythonFinder(Loader):
    """Comes last: a real IPython that is installed is found before."""

    def find_spec(self, name, path=None, target=None):
        if name not in _IPYTHON:
            return None
        return ModuleSpec(name, self, is_package=name in ("IPython", "IPython.core"))

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        from .ipython import MODULES

        vars(module).update(MODULES[module.__name__])


def install():
    sys.meta_path.insert(0, AdaptingFinder)
    sys.meta_path.append(IPythonFinder())
    # matplotlib draws into memory: there is no window.
    os.environ["MPLBACKEND"] = "agg"
