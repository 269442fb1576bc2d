"""Set the site up: its name, its administrator, its first sections. Once."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.community.actions.change_community import change_community
from rostra.community.models import Community
from rostra.kit.refusal import Refused
from rostra.members.actions.register import register
from rostra.members.models import Member
from rostra.operations.queries import has_administrator
from rostra.sections.actions.add_section import add_section
from rostra.sections.models import Section


@transaction.atomic
def set_up_site(
    *, site_name: str, admin_name: str, email: str, password_hash: str, has_first_sections: bool, at: dt.datetime
) -> Member:
    """Name the site and register its first administrator, whose address counts as confirmed.

    Raises `Refused` with `set_up_already` when somebody administers the site, or with what `register` refuses.
    """
    row = Community.objects.select_for_update().get(pk=1)
    if has_administrator():
        raise Refused("set_up_already", _("This site has an administrator already."))
    change_community(name=site_name, description=row.description, language=row.language, time_zone=row.time_zone)
    Community.objects.filter(pk=1).update(set_up_at=at)
    administrator = register(
        name=admin_name,
        email=email,
        password_hash=password_hash,
        group="administrators",
        at=at,
        is_confirmed=True,
    )
    if has_first_sections and not Section.objects.exists():
        add_section(slug="news", name=_("News"), kind=Section.Kind.NEWS)
        add_section(slug="talk", name=_("Talk"), kind=Section.Kind.TALK)
    return administrator
