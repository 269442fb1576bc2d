"""Guards around code that must not do something: here, ask the database while a template renders."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import structlog
from django.conf import settings
from django.db import connections

log = structlog.get_logger()


class QueryWhileRendering(AssertionError):  # noqa: N818 - it reads as what happened
    """A template asked the database; the page model lacks what it shows."""


def _refuse(execute: Callable[..., Any], sql: str, params: object, many: bool, context: Any) -> Any:  # noqa: ANN401 - Django's wrapper signature
    if settings.ROSTRA_STRICT:
        raise QueryWhileRendering(sql)
    log.error("query_while_rendering", sql=sql)
    return execute(sql, params, many, context)


@contextmanager
def no_queries() -> Iterator[None]:
    """Raise on any query inside the block when `ROSTRA_STRICT` is set; log it otherwise."""
    with ExitStack() as stack:
        for connection in connections.all(initialized_only=True):
            stack.enter_context(connection.execute_wrapper(_refuse))
        yield
