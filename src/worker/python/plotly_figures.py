"""Plotly: every way to show a figure hands over the figure itself, never HTML."""

import sys

from .display import publish
from .json_text import JsonText
from .mime_bundle import plain_text
from .originals import BUILTINS as __builtins__

MIME = "application/vnd.plotly.v1+json"
# Plotly's own renderer for this MIME type.
RENDERER = "plotly_mimetype"


def figure_json(figure):
    """A figure, or a dict in its shape, as JSON text."""
    from plotly.io import to_json

    return JsonText(to_json(figure, validate=False))


def draw(figure, validate=True):
    """Shows a figure, or a dict in its shape."""
    from plotly.io._utils import validate_coerce_fig_to_dict

    checked = validate_coerce_fig_to_dict(figure, validate)
    publish("display_data", {MIME: str(figure_json(checked)), "text/plain": plain_text(figure)})


def show(fig, renderer=None, validate=True, **_options):
    """Shows the figure below the program, whatever renderer is named."""
    draw(fig, validate)


def adapt_io(module):
    # Set here, so that showing a figure does not import Plotly's renderers: that takes long.
    module.show = show


def adapt_renderers(module):
    module.show = show
    module.renderers.default = RENDERER


def adapt_figures(module):
    def _agent_sandbox_bundle_(self, include=None, exclude=None):
        return {MIME: figure_json(self)}

    def _repr_mimebundle_(self, include=None, exclude=None, validate=True, **_options):
        from json import loads

        return {MIME: loads(figure_json(self)), "text/plain": plain_text(self)}

    figure = module.BaseFigure
    figure._agent_sandbox_bundle_ = _agent_sandbox_bundle_
    figure._repr_mimebundle_ = _repr_mimebundle_
    figure._repr_html_ = lambda self: None
    # Otherwise a bare figure would be shown by side effect instead of being the run's result.
    figure._ipython_display_ = None


def adapt_offline(module):
    original = module.plot

    def iplot(figure_or_data, *_args, validate=True, **_options):
        """Shows the figure below the program."""
        draw(_as_figure(figure_or_data), validate)

    def plot(figure_or_data, *args, validate=True, output_type="file", **options):
        """Shows the figure below the program; with `output_type="div"` returns HTML."""
        if output_type == "div":
            return original(
                figure_or_data, *args, validate=validate, output_type=output_type, **options
            )
        draw(_as_figure(figure_or_data), validate)
        return options.get("filename", "temp-plot.html")

    module.iplot, module.plot = iplot, plot
    module.init_notebook_mode = lambda connected=False: None


def _as_figure(figure_or_data):
    return {"data": figure_or_data} if isinstance(figure_or_data, list) else figure_or_data


def reset():
    """Before each run: the default renderer again, in case a program changed it."""
    module = sys.modules.get("plotly.io._renderers")
    if module is not None and module.renderers.default != RENDERER:
        module.renderers.default = RENDERER
