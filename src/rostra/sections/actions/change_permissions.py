"""Say who may do what in a section."""

from collections.abc import Mapping

from django.db import transaction

from rostra.community.stamping import restamp
from rostra.events.announcing import announce
from rostra.sections.events import SectionsChanged
from rostra.sections.models import VERBS, Permission, Section

Grants = Mapping[str, frozenset[int]]
"""Verb → numbers of the groups that may."""


@transaction.atomic
def change_permissions(*, section_id: int, grants: Grants | None) -> Section:
    """Give the section these rights of its own, or with `None` those of the section above it.

    A section at the top always has its own: `None` changes nothing there. Who may is asked by the caller's policy.
    """
    row = Section.objects.select_for_update().get(pk=section_id)
    if grants is None and row.parent_id is None:
        return row
    row.has_own_rules = grants is not None
    row.save(update_fields=["has_own_rules"])
    Permission.objects.filter(section=row).delete()
    Permission.objects.bulk_create(
        Permission(section=row, verb=verb, group_id=group)
        for verb, groups in (grants or {}).items()
        if verb in VERBS
        for group in groups
    )
    restamp()
    announce(SectionsChanged(section_id=row.pk))
    return row


def copy_rules(row: Section) -> None:
    """Give a section as its own the rights that it has from above; its caller saves the row."""
    source = row
    while source.parent and not source.has_own_rules:
        source = source.parent
    Permission.objects.filter(section=row).delete()
    Permission.objects.bulk_create(
        Permission(section=row, verb=verb, group_id=group)
        for verb, group in Permission.objects.filter(section=source).values_list("verb", "group_id")
    )
    row.has_own_rules = True
