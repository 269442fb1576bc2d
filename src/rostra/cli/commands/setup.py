"""`rostra setup`: name the site, make its administrator and first sections, without questions."""

import argparse

from rostra.cli.passwords import password_argument, password_hash_from_stdin
from rostra.kit.configuration import LANGUAGES

HELP = "name the site and make its administrator and first sections"


def arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:  # noqa: ARG001 - as all commands
    """Take what the set-up page asks."""
    parser.add_argument("--name", required=True, help="the site's name")
    parser.add_argument("--admin", required=True, metavar="NAME", help="the administrator's name")
    parser.add_argument("--email", required=True)
    parser.add_argument("--language", choices=list(LANGUAGES), help="what guests read (default: ROSTRA_LANGUAGE)")
    parser.add_argument("--time-zone", metavar="ZONE", help="as Europe/Berlin (default: ROSTRA_TIME_ZONE)")
    parser.add_argument("--no-sections", action="store_true", help="make no first sections")
    password_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Set the site up once; the database is made if there is none yet."""
    from rostra.config.starting import start

    start()
    from django.utils import translation

    from rostra.cli.running import base_url
    from rostra.community.queries import community
    from rostra.config.preparing import migrate
    from rostra.kit.clock import now
    from rostra.operations.actions.set_up_site import NewSite, set_up_site, suggested_sections

    migrate(options.configuration)
    _require_time_zone(options.time_zone)
    with translation.override(options.language or community().language):
        sections = () if options.no_sections else suggested_sections()
    set_up_site(
        site=NewSite(name=options.name, language=options.language or "", time_zone=options.time_zone or ""),
        admin_name=options.admin,
        email=options.email,
        password_hash=password_hash_from_stdin(name=options.admin, email=options.email),
        sections=sections,
        at=now(),
    )
    print(f"{options.name} is set up. Sign in as {options.admin} at {base_url(options.configuration)}/")
    return 0


def _require_time_zone(name: str | None) -> None:
    """Raise `Refused` unless this is a zone that people can choose in the forms too."""
    from rostra.kit.refusal import Refused
    from rostra.members.preferences import time_zones

    if name and name not in dict(time_zones()):
        raise Refused("time_zone", f"“{name}” is not a time zone. Name one as Europe/Berlin, or UTC.")
