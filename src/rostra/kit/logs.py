"""The log: lines for a person on a terminal, JSON otherwise; each line of a request carries the id of the request."""

import logging
import sys
from collections.abc import Mapping

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from rostra.kit.front_headers import REQUEST_ID

_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
# Without the values of variables: they hold what members wrote, and secrets.
_TRACEBACKS = structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False))
_QUIET = ("asyncio", "httpx", "httpcore", "PIL", "urllib3")


def configure(options: Mapping[str, str]) -> None:
    """Set up logging for this process; `options` has `format` (auto, text, json) and `level`."""
    level = _LEVELS[options["level"]]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*_shared(), _of_answer], processors=_last(options["format"])
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    # Django has given its loggers levels and handlers of their own before it asks us.
    for name in ("django", "django.server"):
        logging.getLogger(name).handlers = []
        logging.getLogger(name).setLevel(logging.NOTSET)
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]


def _of_answer(logger: WrappedLogger, method: str, line: EventDict) -> EventDict:
    """Give Django's line about an answer the id of its request; it is written when the request is over.

    What was refused is no fault of ours: its line has no stack frames, and is never an error.
    """
    del logger, method
    record = line.get("_record")
    request_id = getattr(getattr(record, "request", None), "headers", {}).get(REQUEST_ID)
    if request_id:
        line.setdefault("request_id", request_id)
    if 400 <= getattr(record, "status_code", 0) < 500:
        line.pop("exc_info", None)
        line["level"] = "warning"
    return line


def _last(form: str) -> list[Processor]:
    on_terminal = sys.stderr.isatty()
    bare: Processor = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    if form == "text" or (form == "auto" and on_terminal):
        plain = structlog.dev.plain_traceback  # Whatever is installed: the pretty ones show the values of variables.
        return [bare, structlog.dev.ConsoleRenderer(colors=on_terminal, exception_formatter=plain)]
    return [bare, _TRACEBACKS, structlog.processors.JSONRenderer(sort_keys=False)]
