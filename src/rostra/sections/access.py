"""Who may do what where. One matrix for the process, kept under the site's stamp; everything else asks here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from rostra.community.queries import stamp
from rostra.kit.clock import now
from rostra.members.models import Group
from rostra.members.viewer import Viewer, groups_of
from rostra.sections.models import VERBS, Permission, Section

Verb: TypeAlias = Literal["see", "read", "start", "reply", "upload", "react", "moderate", "publish"]
Rules: TypeAlias = Mapping[str, frozenset[int]]  # verb → groups


@dataclass(frozen=True)
class Matrix:
    """All sections in their order (parents before children), and who may do what in each."""

    sections: Mapping[int, Section]
    by_slug: Mapping[str, Section]
    rules: Mapping[int, Rules]
    administrators: int
    _answers: dict[tuple[tuple[int, ...], str], frozenset[int]] = field(default_factory=dict)

    def sections_for(self, group_ids: tuple[int, ...], verb: Verb) -> frozenset[int]:
        """Return the numbers of the sections where any of these groups may do `verb`."""
        key = (group_ids, verb)
        if key not in self._answers:
            self._answers[key] = frozenset(self._allowed(group_ids, verb))
        return self._answers[key]

    def _allowed(self, group_ids: tuple[int, ...], verb: Verb) -> Iterator[int]:
        if self.administrators in group_ids:
            yield from self.sections
            return
        mine = set(group_ids)
        shown: set[int] = set()
        for pk, section in self.sections.items():
            if section.parent_id and section.parent_id not in shown:
                continue  # Nothing shows in a section that does not show.
            rules = self.rules[pk]
            if mine & rules["see"]:
                shown.add(pk)
                if verb == "see" or (mine & rules["read"] and mine & rules[verb]):
                    yield pk


_kept: tuple[int, Matrix] | None = None


def matrix() -> Matrix:
    """Return the matrix in force; queries only after something about sections, rights or groups changed."""
    global _kept  # noqa: PLW0603 - the one copy of this process, replaced whole
    current = stamp()
    if _kept is None or _kept[0] != current:
        _kept = (current, _read())
    return _kept[1]


def _read() -> Matrix:
    ordered = dict(_in_tree_order(list(Section.objects.all())))
    granted: dict[int, dict[str, set[int]]] = {pk: {verb: set() for verb in VERBS} for pk in ordered}
    for section_id, verb, group_id in Permission.objects.values_list("section_id", "verb", "group_id"):
        granted[section_id][verb].add(group_id)
    rules: dict[int, Rules] = {}
    for pk, section in ordered.items():
        if section.parent_id and not section.has_own_rules:
            rules[pk] = rules[section.parent_id]
        else:
            rules[pk] = {verb: frozenset(ids) for verb, ids in granted[pk].items()}
    administrators = Group.objects.get(slug="administrators").pk
    return Matrix(ordered, {row.slug: row for row in ordered.values()}, rules, administrators)


def _in_tree_order(rows: list[Section], parent: int | None = None) -> Iterator[tuple[int, Section]]:
    for row in rows:
        if row.parent_id == parent:
            yield row.pk, row
            yield from _in_tree_order(rows, row.pk)


def section_ids(viewer: Viewer, verb: Verb) -> frozenset[int]:
    """Return the numbers of the sections where `viewer` may do `verb`."""
    return matrix().sections_for(groups_of(viewer, now()), verb)


def may(viewer: Viewer, verb: Verb, section_id: int) -> bool:
    """Say whether `viewer` may do `verb` in the section."""
    return section_id in section_ids(viewer, verb)


def sections_where(viewer: Viewer, verb: Verb) -> list[Section]:
    """Return the sections where `viewer` may do `verb`, parents before children."""
    allowed = section_ids(viewer, verb)
    return [section for pk, section in matrix().sections.items() if pk in allowed]


def parts_of(viewer: Viewer, section_id: int) -> list[int]:
    """Return the numbers of the sections inside this one, at any depth, that `viewer` may read."""
    inside = {section_id}
    for pk, section in matrix().sections.items():  # Parents come before children.
        if section.parent_id in inside:
            inside.add(pk)
    readable = section_ids(viewer, "read")
    return [pk for pk in matrix().sections if pk in inside and pk in readable and pk != section_id]


def path_to(section_id: int) -> list[Section]:
    """Return the sections from the outermost to this one."""
    path = [matrix().sections[section_id]]
    while path[0].parent_id:
        path.insert(0, matrix().sections[path[0].parent_id])
    return path
