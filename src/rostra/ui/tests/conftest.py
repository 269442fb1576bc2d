"""Rendering without a site around it, and a browser to look at it."""

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.template import engines
from django.test import override_settings
from playwright.sync_api import Browser, Page, Route, sync_playwright

from rostra.ui.frame import Frame
from rostra.ui.tests import sample, town

Render = Callable[[Frame], str]
_POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"


@pytest.fixture
def render_components() -> Render:
    """Return a function that renders every component inside the frame given."""
    source = (Path(__file__).parent / "components.html").read_text(encoding="utf-8")
    template = engines["jinja2"].from_string(source)
    return lambda frame: template.render({"frame": frame, **sample.the_page()})


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:  # noqa: ANN401 - its base's signature
        pass


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the town on a free port."""
    with override_settings(ROOT_URLCONF="rostra.ui.tests.town", MIDDLEWARE=[], ALLOWED_HOSTS=["*"]):
        server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), _Threads, _Quiet)
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium."""
    found = [path for path in (os.environ.get("CHROMIUM", ""), "/usr/bin/chromium") if path and Path(path).exists()]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found[0] if found else None, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open pages that may load nothing from elsewhere, and complain of nothing."""
    town.drafts.clear()
    town.taken.clear()
    town.events.clear()
    town.outages.clear()
    town.visit["now"] = f"Visit/{uuid.uuid4().hex}"
    context = browser.new_context(base_url=address, locale="en-GB", user_agent=town.visit["now"])
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    opened.route("**/*", _with_policy)
    yield opened
    context.close()
    assert complaints == []


def _with_policy(route: Route) -> None:
    if route.request.resource_type != "document":
        route.continue_()
        return
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "Content-Security-Policy": _POLICY})
