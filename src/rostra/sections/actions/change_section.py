"""Change a section: its name, look, place."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.community.stamping import restamp
from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.sections.actions.change_permissions import copy_rules
from rostra.sections.events import SectionsChanged
from rostra.sections.models import Section


@dataclass(frozen=True, kw_only=True)
class SectionTerms:
    """What an administrator says of a section; `parent` is a number, empty at the top."""

    name: str
    description: str
    kind: str
    parent_id: int | None
    order: int
    tone: int
    badge: str


@transaction.atomic
def change_section(*, section_id: int, terms: SectionTerms) -> Section:
    """Change the section, or raise `Refused` with `within_itself`; who may is asked by the caller's policy.

    At the top a section needs rights of its own: one that comes from below another takes that one's along.
    """
    row = Section.objects.select_for_update().get(pk=section_id)
    _require_no_circle(row, terms.parent_id)
    if terms.parent_id is None and not row.has_own_rules:
        copy_rules(row)
    row.name, row.description, row.kind = terms.name, terms.description, terms.kind
    row.parent_id, row.order, row.tone, row.badge = terms.parent_id, terms.order, terms.tone, terms.badge
    row.save()
    restamp()
    announce(SectionsChanged(section_id=row.pk))
    return row


def _require_no_circle(row: Section, parent_id: int | None) -> None:
    above = parent_id
    while above is not None:
        if above == row.pk:
            raise Refused("within_itself", _("A section cannot be put into itself or into one below it."))
        above = Section.objects.get(pk=above).parent_id
