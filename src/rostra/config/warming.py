"""Loading all that pages need before the first is asked for, so that workers share it and nobody waits for it."""

from collections.abc import Callable
from typing import Any, cast

from django.template import engines
from django.urls import get_resolver


def warm_up() -> Callable[..., Any]:
    """Load views, addresses and templates, and return the WSGI application."""
    from rostra.config.wsgi import application  # noqa: PLC0415 - importing it sets Django up

    resolver = get_resolver()
    resolver._populate()  # noqa: SLF001 - reverse() would do it during the first page
    environment = cast("Any", engines["jinja2"]).env
    for name in environment.list_templates(extensions=["html", "txt", "xml"]):
        environment.get_template(name)
    return application
