"""The rights of groups in sections as a table with boxes to tick: of one section, or of all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rostra.community.queries import stamp
from rostra.members.group_words import name_of
from rostra.members.groups import groups
from rostra.members.models import Group
from rostra.sections.access import matrix, path_to
from rostra.sections.actions.change_permissions import Grants, change_permissions
from rostra.sections.explaining import source_of
from rostra.sections.models import VERBS, Section
from rostra.ui.rendering import render
from rostra.web.admin.guarding import administrators_only
from rostra.web.admin.words import verb_words

_FOR_GUESTS = ("see", "read")  # Who has no account cannot do more, whatever is ticked.


@dataclass(frozen=True, slots=True)
class Box:
    """One box: a group may do a verb in a section. Without a name there is nothing to tick."""

    name: str
    label: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group's boxes in one section."""

    name: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRights:
    """The boxes of one section, and whose rights count when it has none of its own."""

    id: int
    name: str
    slug: str
    depth: int
    has_own: bool
    may_inherit: bool
    source: str
    lines: tuple[GroupLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsPage:
    """The table; `action` is where it is sent, `is_stale` says that somebody else changed rights meanwhile."""

    heading: str
    action: str
    stamp: int
    verbs: tuple[str, ...]
    sections: tuple[SectionRights, ...]
    is_stale: bool
    done: str


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def all_permissions(request: HttpRequest) -> HttpResponse:
    """Show and store the rights in all sections."""
    return _table(request, list(matrix().sections.values()), _("Rights in all sections"))


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def section_permissions(request: HttpRequest, slug: str) -> HttpResponse:
    """Show and store the rights in one section."""
    section = matrix().by_slug.get(slug)
    if section is None:
        raise Http404
    return _table(request, [section], _("Rights in %(section)s") % {"section": section.name})


def _table(request: HttpRequest, sections: Sequence[Section], heading: str) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    is_stale = sent is not None and sent.get("stamp") != str(stamp())
    if sent is not None and not is_stale:
        for section in sections:
            _store(section, sent)
        return HttpResponseRedirect(f"{request.path}?done=saved")
    page = RightsPage(
        heading=heading,
        action=request.path,
        stamp=stamp(),
        verbs=tuple(verb_words().values()),
        sections=tuple(_rights(section, sent) for section in sections),
        is_stale=is_stale,
        done=_("Saved. The new rights hold from now on.") if request.GET.get("done") == "saved" else "",
    )
    return render(request, "admin/permissions.html", {"page": page}, status=409 if is_stale else 200)


def _store(section: Section, sent: QueryDict) -> None:
    """Change the section if what was ticked differs from what is in force."""
    inherits = bool(section.parent_id) and f"own-{section.pk}" not in sent
    if inherits:
        if section.has_own_rules:
            change_permissions(section_id=section.pk, grants=None)
        return
    ticked = _ticked(section, sent)
    if ticked != _grants(section) or bool(section.parent_id) != section.has_own_rules:
        change_permissions(section_id=section.pk, grants=ticked)


def _ticked(section: Section, sent: QueryDict) -> Grants:
    kept = {verb: _grants(section)[verb] & {matrix().administrators} for verb in VERBS}
    return {
        verb: kept[verb] | {group.pk for group in _listed() if _name(section, verb, group) in sent} for verb in VERBS
    }


def _grants(section: Section) -> Grants:
    rules = matrix().rules[section.pk]
    return {verb: rules[verb] for verb in VERBS}


def _listed() -> Iterator[Group]:
    return (group for group in groups().by_id.values() if group.pk != matrix().administrators)


def _name(section: Section, verb: str, group: Group) -> str:
    return f"may-{section.pk}-{verb}-{group.pk}"


def _rights(section: Section, sent: QueryDict | None) -> SectionRights:
    ticked = _grants(section) if sent is None else _ticked(section, sent)
    return SectionRights(
        id=section.pk,
        name=section.name,
        slug=section.slug,
        depth=len(path_to(section.pk)) - 1,
        has_own=section.has_own_rules if sent is None else f"own-{section.pk}" in sent,
        may_inherit=section.parent_id is not None,
        source=source_of(section.pk).name,
        lines=tuple(_line(section, group, ticked) for group in _listed()),
    )


def _line(section: Section, group: Group, ticked: Grants) -> GroupLine:
    words = verb_words()
    return GroupLine(
        name=name_of(group),
        boxes=tuple(
            Box(
                name="" if group.slug == "guests" and verb not in _FOR_GUESTS else _name(section, verb, group),
                label=_("%(group)s in %(section)s: %(verb)s")
                % {"group": name_of(group), "section": section.name, "verb": words[verb]},
                is_ticked=group.pk in ticked[verb],
            )
            for verb in VERBS
        ),
    )


def permissions_url(section: Section) -> str:
    """Return where the rights of a section are set."""
    return reverse("admin:section_permissions", args=[section.slug])
