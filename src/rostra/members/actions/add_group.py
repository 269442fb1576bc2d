"""Add a group of members."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rostra.community.events import CommunityChanged
from rostra.community.stamping import restamp
from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.models import Group, Member
from rostra.members.policy import require_administrator
from rostra.members.terms import GroupTerms


def add_group(*, actor: Member, slug: str, terms: GroupTerms, at: dt.datetime) -> Group:
    """Add a group, or raise `Refused` with `not_administrator` or `slug_taken`."""
    require_administrator(actor, at)
    try:
        with transaction.atomic():
            group = Group.objects.create(slug=slug, **vars(terms))
            restamp()
            announce(CommunityChanged())
            return group
    except IntegrityError:
        raise Refused("slug_taken", _("There is a group with this short name already.")) from None
