"""`rostra member add`: an account for scripts and for the first people of a site."""

import argparse

from rostra.cli.passwords import password_argument, password_hash_from_stdin

HELP = "add members"


def arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Take the verb and what it needs."""
    add = parser.add_subparsers(required=True, metavar="VERB").add_parser("add", help="add a member", parents=[common])
    add.add_argument("name")
    add.add_argument("--email", required=True)
    add.add_argument("--group", default="members", help="members, editors, moderators, administrators or one you made")
    password_argument(add)


def run(options: argparse.Namespace) -> int:
    """Register the member, whose address counts as confirmed."""
    from rostra.config.starting import start

    start()
    from rostra.kit.clock import now
    from rostra.kit.refusal import Refused
    from rostra.members.actions.register import register
    from rostra.members.models import Group

    allowed = list(Group.objects.exclude(slug="guests").values_list("slug", flat=True))
    if options.group not in allowed:
        raise Refused("group_unknown", f"There is no group “{options.group}”. There are: {', '.join(allowed)}.")
    member = register(
        name=options.name,
        email=options.email,
        password_hash=password_hash_from_stdin(name=options.name, email=options.email),
        group=options.group,
        at=now(),
        is_confirmed=True,
    )
    print(f"{member.name} is a member of the group {options.group}.")
    return 0
