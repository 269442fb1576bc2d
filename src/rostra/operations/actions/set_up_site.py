"""Set the site up: its name, its administrator, its first sections. Once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.community.actions.change_community import change_community
from rostra.community.models import Community
from rostra.kit.refusal import Refused
from rostra.kit.slugs import slug_of
from rostra.members.actions.register import register
from rostra.members.models import Member
from rostra.operations.queries import has_administrator
from rostra.sections.actions.add_section import add_section
from rostra.sections.models import Section


@dataclass(frozen=True)
class FirstSection:
    """A section to begin with; its address is made from its name."""

    name: str
    kind: Section.Kind


@dataclass(frozen=True)
class NewSite:
    """What a site is called, and in which language and time zone it speaks to guests; what is empty stays as it is."""

    name: str
    description: str = ""
    language: str = ""
    time_zone: str = ""


def suggested_sections() -> tuple[FirstSection, ...]:
    """Return a place for news and one for talk, named in the language spoken now."""
    return FirstSection(_("News"), Section.Kind.NEWS), FirstSection(_("Talk"), Section.Kind.TALK)


@transaction.atomic
def set_up_site(
    *,
    site: NewSite,
    admin_name: str,
    email: str,
    password_hash: str,
    sections: Sequence[FirstSection],
    at: dt.datetime,
) -> Member:
    """Name the site and register its first administrator, whose address counts as confirmed.

    `sections` are made if there are none yet. Raises `Refused` with `set_up_already` when somebody administers the
    site, or with what `register` and `add_section` refuse.
    """
    row = Community.objects.select_for_update().get(pk=1)
    if has_administrator():
        raise Refused("set_up_already", _("This site has an administrator already."))
    change_community(
        name=site.name,
        description=site.description or row.description,
        language=site.language or row.language,
        time_zone=site.time_zone or row.time_zone,
    )
    Community.objects.filter(pk=1).update(set_up_at=at)
    administrator = register(
        name=admin_name,
        email=email,
        password_hash=password_hash,
        group="administrators",
        at=at,
        is_confirmed=True,
    )
    if not Section.objects.exists():
        for number, section in enumerate(sections, start=1):
            add_section(slug=slug_of(section.name) or f"section-{number}", name=section.name, kind=section.kind)
    return administrator
