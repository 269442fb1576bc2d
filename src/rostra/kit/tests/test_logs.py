"""What the log tells, and what it keeps to itself."""

import json
import subprocess
import sys
from typing import Any

import pytest

PROGRAM = """
from rostra.kit import logs
import structlog
logs.configure({"format": "%s", "level": "info"})
def sign_in(password):
    raise ValueError("no such member")
try:
    sign_in("hunter2" * 3)
except ValueError:
    structlog.get_logger().exception("broke", path="/x\\nforged line")
"""


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_fault_is_told_without_the_values_of_variables_on_lines_that_nobody_forges(form: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM % form], capture_output=True, text=True, check=True, timeout=30
    )

    assert "no such member" in done.stderr
    assert "hunter2hunter2" not in done.stderr
    assert "\nforged line" not in done.stderr


OF_DJANGO = """
from rostra.kit import logs
from types import SimpleNamespace
import logging
logs.configure({"format": "json", "level": "info"})
try:
    raise PermissionError("not you")
except PermissionError as error:
    logging.getLogger("django.%s").error(
        "told", extra={"request": SimpleNamespace(headers={"X-Request-Id": "r1"}), "status_code": %d}, exc_info=error
    )
"""


def told(logger: str, status: int) -> dict[str, Any]:
    """What is logged of an answer after its request is over."""
    program = [sys.executable, "-c", OF_DJANGO % (logger, status)]
    done = subprocess.run(program, capture_output=True, text=True, check=True, timeout=30)
    line: dict[str, Any] = json.loads(done.stderr)
    return line


@pytest.mark.parametrize(
    ("logger", "status"), [("request", 403), ("request", 422), ("security.RequestDataTooBig", 413)]
)
def test_a_refusal_is_one_line_with_the_id_of_its_request_and_no_error(logger: str, status: int) -> None:
    line = told(logger, status)

    assert (line["request_id"], line["level"]) == ("r1", "warning")
    assert "exception" not in line


def test_a_fault_of_ours_keeps_its_frames() -> None:
    line = told("request", 500)

    assert (line["request_id"], line["level"]) == ("r1", "error")
    assert line["exception"]
