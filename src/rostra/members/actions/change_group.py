"""Change a group of members."""

import datetime as dt

from django.db import transaction

from rostra.community.events import CommunityChanged
from rostra.community.stamping import restamp
from rostra.events.announcing import announce
from rostra.members.models import Group, Member
from rostra.members.policy import require_administrator
from rostra.members.terms import GroupTerms


@transaction.atomic
def change_group(*, actor: Member, group_id: int, terms: GroupTerms, at: dt.datetime) -> Group:
    """Change what is said of a group, or raise `Refused`."""
    require_administrator(actor, at)
    group = Group.objects.select_for_update().get(pk=group_id)
    group.name, group.title, group.is_staff = terms.name, terms.title, terms.is_staff
    group.edit_window_s, group.edit_grace_s = terms.edit_window_s, terms.edit_grace_s
    group.save(update_fields=["name", "title", "is_staff", "edit_window_s", "edit_grace_s"])
    restamp()
    announce(CommunityChanged())
    return group
