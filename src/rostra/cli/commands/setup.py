"""`rostra setup`: name the site, make its administrator and first sections, without questions."""

import argparse

from rostra.cli.passwords import password_argument, password_hash_from_stdin

HELP = "name the site and make its administrator and first sections"


def arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:  # noqa: ARG001 - as all commands
    """Take what the set-up page asks."""
    parser.add_argument("--name", required=True, help="the site's name")
    parser.add_argument("--admin", required=True, metavar="NAME", help="the administrator's name")
    parser.add_argument("--email", required=True)
    parser.add_argument("--no-sections", action="store_true", help="make no first sections")
    password_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Set the site up once; the database is made if there is none yet."""
    from rostra.config.starting import start

    start()
    from rostra.cli.running import base_url
    from rostra.config.preparing import migrate
    from rostra.kit.clock import now
    from rostra.operations.actions.set_up_site import set_up_site, suggested_sections

    migrate(options.configuration)
    set_up_site(
        site_name=options.name,
        admin_name=options.admin,
        email=options.email,
        password_hash=password_hash_from_stdin(name=options.admin, email=options.email),
        sections=() if options.no_sections else suggested_sections(),
        at=now(),
    )
    print(f"{options.name} is set up. Sign in as {options.admin} at {base_url(options.configuration)}/")
    return 0
