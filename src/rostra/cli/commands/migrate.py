"""`rostra migrate`: bring the database to this version; `serve` does it by itself."""

import argparse

HELP = "bring the database to this version (serve does it by itself)"


def arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(options: argparse.Namespace) -> int:
    """Apply what is missing."""
    from rostra.config.starting import start

    start()
    from rostra.config.preparing import migrate

    count = migrate(options.configuration)
    print(f"{count} migrations applied." if count else "The database is up to date.")
    return 0
