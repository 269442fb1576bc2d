"""Rendering without a site around it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.template import engines

from rostra.ui.frame import Frame
from rostra.ui.tests import sample

Render = Callable[[Frame], str]


@pytest.fixture
def render_components() -> Render:
    """Return a function that renders every component inside the frame given."""
    source = (Path(__file__).parent / "components.html").read_text(encoding="utf-8")
    template = engines["jinja2"].from_string(source)
    return lambda frame: template.render({"frame": frame, **sample.the_page()})
