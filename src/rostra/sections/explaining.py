"""What a member may do in a section, and why: a sentence for each verb."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rostra.members.group_words import name_of
from rostra.members.groups import groups
from rostra.members.models import Member
from rostra.members.viewer import groups_of
from rostra.sections.access import matrix, path_to
from rostra.sections.models import VERBS, Section
from rostra.ui.times import when_text

_WRITING = ("start", "reply", "upload", "react", "moderate", "publish")


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a verb is open to a member, and the sentence that says why."""

    verb: str
    is_allowed: bool
    sentence: str


def explain(member: Member, section_id: int, at: dt.datetime) -> list[Answer]:
    """Return an answer for each verb; `is_allowed` is what `access.may` and the policies of writing give together."""
    return [_answer(member, section_id, verb, at) for verb in VERBS]


def source_of(section_id: int) -> Section:
    """Return the section whose rules count here: itself, or the nearest above with rules of its own."""
    row = matrix().sections[section_id]
    while row.parent_id and not row.has_own_rules:
        row = matrix().sections[row.parent_id]
    return row


def _answer(member: Member, section_id: int, verb: str, at: dt.datetime) -> Answer:
    refusal = _of_the_account(member, verb, at)
    if refusal:
        return Answer(verb, is_allowed=False, sentence=refusal)
    mine = set(groups_of(member, at))
    if matrix().administrators in mine:
        return Answer(verb, is_allowed=True, sentence=_("Administrators may do everything everywhere."))
    refusal = _of_the_way(mine, section_id, verb)
    if refusal:
        return Answer(verb, is_allowed=False, sentence=refusal)
    return _of_the_rules(mine, section_id, verb)


def _of_the_account(member: Member, verb: str, at: dt.datetime) -> str:
    if verb not in _WRITING:
        return ""
    if member.suspended_until and member.is_suspended(at):
        return _("%(name)s is suspended until %(until)s and reads as guests do.") % {
            "name": member.display_name, "until": when_text(member.suspended_until),
        }  # fmt: skip
    if member.silenced_until and member.is_silenced(at):
        return _("%(name)s may read but not write until %(until)s.") % {
            "name": member.display_name, "until": when_text(member.silenced_until),
        }  # fmt: skip
    return ""


def _of_the_way(mine: set[int], section_id: int, verb: str) -> str:
    """Return what stands in the way: a section above that does not show, or this one not shown or not readable."""
    rules = matrix().rules
    for above in path_to(section_id)[:-1]:
        if not mine & rules[above.pk]["see"]:
            return _("It lies in “%(above)s”, which none of their groups (%(groups)s) may see.") % {
                "above": above.name, "groups": _names(mine),
            }  # fmt: skip
    if verb != "see" and not mine & rules[section_id]["see"]:
        return _("Who does not see a section can do nothing in it.")
    if verb not in {"see", "read"} and not mine & rules[section_id]["read"]:
        return _("Who may not read a section can do nothing in it.")
    return ""


def _of_the_rules(mine: set[int], section_id: int, verb: str) -> Answer:
    source = source_of(section_id)
    granting = mine & matrix().rules[section_id][verb]
    if granting:
        sentence = _("The group %(groups)s may, by the rights set in “%(section)s”.")
        return Answer(verb, is_allowed=True, sentence=sentence % {"groups": _names(granting), "section": source.name})
    sentence = _("None of their groups (%(groups)s) may, by the rights set in “%(section)s”.")
    return Answer(verb, is_allowed=False, sentence=sentence % {"groups": _names(mine), "section": source.name})


def _names(numbers: set[int]) -> str:
    return ", ".join(name_of(group) for group in groups().by_id.values() if group.pk in numbers)
