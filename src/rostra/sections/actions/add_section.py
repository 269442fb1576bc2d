"""Add a section."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from rostra.community.stamping import restamp
from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.models import Group
from rostra.sections.defaults import BY_KIND
from rostra.sections.events import SectionsChanged
from rostra.sections.models import Permission, Section

_TONES = 12


def add_section(*, slug: str, name: str, kind: str, parent: str | None = None, description: str = "") -> Section:
    """Add a section below `parent` (a slug) or at the top, with the rights of its kind or of its parent.

    Raises `Refused` with `parent_unknown` or `slug_taken`.
    """
    try:
        with transaction.atomic():
            return _insert(slug=slug, name=name, kind=kind, parent=parent, description=description)
    except IntegrityError:
        sentence = _("There is a section with the address “%(slug)s” already.") % {"slug": slug}
        raise Refused("slug_taken", sentence) from None


def _insert(*, slug: str, name: str, kind: str, parent: str | None, description: str) -> Section:
    above = Section.objects.filter(slug=parent).first() if parent else None
    if parent and above is None:
        raise Refused("parent_unknown", _("There is no section “%(slug)s” to put this one in.") % {"slug": parent})
    count = Section.objects.count()
    last = Section.objects.filter(parent=above).aggregate(last=Max("order"))["last"] or 0
    own = above is None or above.kind != kind
    section = Section.objects.create(
        slug=slug, name=name, kind=kind, parent=above, description=description,
        order=last + 10, tone=count % _TONES + 1, has_own_rules=own,
    )  # fmt: skip
    if own:
        _grant_defaults(section)
    restamp()
    announce(SectionsChanged(section_id=section.pk))
    return section


def _grant_defaults(section: Section) -> None:
    by_slug = {group.slug: group for group in Group.objects.filter(is_built_in=True)}
    Permission.objects.bulk_create(
        Permission(section=section, group=by_slug[slug], verb=verb)
        for verb, slugs in BY_KIND[Section.Kind(section.kind)].items()
        for slug in slugs
    )
