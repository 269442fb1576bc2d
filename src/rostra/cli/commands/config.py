"""`rostra config`: the settings in force and where each came from."""

import argparse
import json
import os
import sys
from typing import Any

from rostra.kit.reading_settings import declared, name_of, shown, unknown_variables

HELP = "show the settings in force and where each came from"


def arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:  # noqa: ARG001 - as all commands
    """Take one choice: the form of the answer."""
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def run(options: argparse.Namespace) -> int:
    """Print a line for each setting; of secrets, only that they are set. What is no setting is named beside it."""
    for sentence in unknown_variables(os.environ):
        print(f"rostra: {sentence}", file=sys.stderr)
    found = options.configuration
    rows = [(name_of(one), shown(one, _text(getattr(found, one.name))), found.sources[one.name]) for one in declared()]
    if options.json:
        print(json.dumps({name: {"value": value, "from": source} for name, value, source in rows}, indent=2))
        return 0
    width = max(len(name) for name, _, _ in rows)
    for name, value, source in rows:
        print(f"{name:<{width}}  {value or '(none)'}  [{source}]")
    return 0


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a setting may be
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
