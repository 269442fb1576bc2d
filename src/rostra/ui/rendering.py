"""Renders a page inside its frame, with the database shut."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import loader

from rostra.kit.guards import no_queries
from rostra.ui.frame import Frame
from rostra.ui.speech import held


def render(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Answer with `template`, which finds its frame as `frame` and may not ask the database."""
    frame = frame_of(request)
    page = loader.get_template(template)
    with no_queries(), held():
        text = page.render({"frame": frame, **(context or {})}, request)
    return HttpResponse(text, status=status)


def frame_of(request: HttpRequest) -> Frame:
    """Return what `request.frame` holds or, when called, gives; without a frame an empty one.

    The configuration sets a callable, so that requests that render nothing do not pay for a frame.
    """
    frame = getattr(request, "frame", None)
    if callable(frame):
        frame = frame()
    return frame if isinstance(frame, Frame) else Frame(path=request.get_full_path())
