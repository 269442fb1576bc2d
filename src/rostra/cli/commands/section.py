"""`rostra section add`: a place for topics."""

import argparse

HELP = "add sections"


def arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Take the verb and what it needs."""
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    add = verbs.add_parser("add", help="add a section", parents=[common])
    add.add_argument("slug", help="its part of the address, as in /s/SLUG/")
    add.add_argument("--name", required=True)
    add.add_argument("--kind", choices=["news", "talk"], required=True)
    add.add_argument("--parent", metavar="SLUG", help="the section it stands in")
    add.add_argument("--description", default="")


def run(options: argparse.Namespace) -> int:
    """Add the section with the rights of its kind or of its parent."""
    from rostra.config.starting import start

    start()
    from rostra.cli.running import base_url
    from rostra.kit.reading_settings import configuration
    from rostra.kit.refusal import Refused
    from rostra.kit.slugs import slug_of
    from rostra.sections.actions.add_section import add_section

    if options.slug != slug_of(options.slug):
        raise Refused("slug", f"“{options.slug}” cannot be part of an address; “{slug_of(options.slug)}” can.")
    section = add_section(
        slug=options.slug,
        name=options.name,
        kind=options.kind,
        parent=options.parent,
        description=options.description,
    )
    print(f"{base_url(configuration())}/s/{section.slug}/")
    return 0
