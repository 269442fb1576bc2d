"""What the log tells, and what it keeps to itself."""

import subprocess
import sys

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
