"""`rostra demo`: an invented town to look at."""

import argparse

HELP = "fill an empty data directory with an invented town"


def arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(options: argparse.Namespace) -> int:
    """Fill the site; the database is made if there is none yet."""
    from rostra.config.starting import start

    start()
    from rostra.config.preparing import migrate
    from rostra.demo.town import PASSWORD, fill
    from rostra.kit.clock import now
    from rostra.members.models import Member

    migrate(options.configuration)
    if Member.objects.exists():
        print("Somebody is here already: nothing was added.")
    else:
        fill(at=now(), say=print)
    if Member.objects.named("harbourmaster").exists():
        print(f"Sign in as harbourmaster, ines or lotte with the password “{PASSWORD}”.")
    return 0
