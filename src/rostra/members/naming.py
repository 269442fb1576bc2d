"""Taking a name: what is free is asked and taken by one at a time."""

from rostra.members.models import Group


def one_at_a_time() -> None:
    """Let nobody else take a name until this transaction ends.

    Names that look alike stand in two columns, the names that members bear and those that they show, so no constraint
    keeps them apart. The row of the guests is always there and stands for all names; new members of a group need not
    wait for it. SQLite has one writer at a time anyway. Lock order: a member, then the names.
    """
    Group.objects.select_for_update(no_key=True).get(slug="guests")
