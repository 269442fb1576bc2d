"""Say which groups a member belongs to."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.events import MemberChanged, RightsChanged
from rostra.members.models import Group, Member, Membership
from rostra.members.policy import require_administrator


@transaction.atomic
def change_groups(*, actor: Member, member_id: int, group: str, others: Sequence[str] = (), at: dt.datetime) -> Member:
    """Make `group` (a slug) the member's first, `others` the ones beside it, or raise `Refused`.

    Nobody is put among the guests, and the last administrator stays one.
    """
    require_administrator(actor, at)
    return assign_groups(member_id=member_id, group=group, others=others)


@transaction.atomic
def assign_groups(*, member_id: int, group: str, others: Sequence[str] = ()) -> Member:
    """Set the groups of a member; who may is asked before, or it is the command line."""
    row = Member.objects.select_for_update().get(pk=member_id)
    chosen = {found.slug: found for found in Group.objects.filter(slug__in={group, *others}).exclude(slug="guests")}
    if not {group, *others} <= chosen.keys():
        raise Refused("group_unknown", _("There is no such group."))
    _require_an_administrator_left(row, chosen)
    row.group = chosen[group]
    beside = [found for slug, found in chosen.items() if slug != group]
    row.group_ids = [row.group.pk, *sorted(found.pk for found in beside)]
    row.save(update_fields=["group", "group_ids"])
    Membership.objects.filter(member=row).delete()
    Membership.objects.bulk_create(Membership(member=row, group=found) for found in beside)
    announce(MemberChanged(member_id=row.pk))
    announce(RightsChanged(member_id=row.pk))
    return row


def _require_an_administrator_left(row: Member, chosen: dict[str, Group]) -> None:
    administrators = Group.objects.select_for_update().get(slug="administrators")
    if "administrators" in chosen or administrators.pk not in row.group_ids:
        return
    first = Member.objects.real().filter(group=administrators).exclude(pk=row.pk)
    second = Member.objects.real().filter(memberships__group=administrators).exclude(pk=row.pk)
    if not first.exists() and not second.exists():
        raise Refused("last_administrator", _("Somebody has to administer the site: name another one first."))
