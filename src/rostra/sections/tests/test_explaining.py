"""What a member may do and why: the explanation and the rule never disagree."""

import datetime as dt

import pytest
from tests.cast import a_section, ada, alice, carol, erin, mallory

from rostra.kit.clock import now
from rostra.members.actions.suspend_member import suspend_member
from rostra.members.groups import groups
from rostra.members.models import Member
from rostra.sections.access import may
from rostra.sections.actions.change_permissions import change_permissions
from rostra.sections.explaining import explain

pytestmark = pytest.mark.django_db


def test_the_explanation_is_the_rule_for_everybody_everywhere() -> None:
    people = [alice(), carol(), erin(), ada()]
    open_, news = a_section(), a_section("news", kind="news")
    closed, below = a_section("closed"), a_section("below", parent="closed")
    seen = a_section("seen")
    members = frozenset({groups().by_slug["members"].pk})
    change_permissions(section_id=closed.pk, grants={"see": frozenset()})
    change_permissions(section_id=seen.pk, grants={"see": members, "reply": members})

    told = {
        (person.name, section.slug, answer.verb): answer.is_allowed
        for person in people
        for section in (open_, news, closed, below, seen)
        for answer in explain(person, section.pk, now())
    }
    ruled = {key: may(Member.objects.get(name=key[0]), key[2], a_section(key[1]).pk) for key in told}  # type: ignore[arg-type]

    assert told == ruled


def test_a_section_above_that_does_not_show_is_named() -> None:
    closed, below = a_section("closed", name="The Vault"), a_section("below", parent="closed")
    change_permissions(section_id=closed.pk, grants={})

    assert "“The Vault”" in explain(alice(), below.pk, now())[0].sentence


def test_silence_and_suspension_are_named_first() -> None:
    section = a_section()
    suspend_member(actor=ada(), member_id=alice().pk, until=now() + dt.timedelta(days=2), reason="Rude.", at=now())

    silenced = {answer.verb: answer for answer in explain(mallory(), section.pk, now())}
    suspended = {answer.verb: answer for answer in explain(alice(), section.pk, now())}

    assert "read but not write" in silenced["reply"].sentence
    assert silenced["read"].is_allowed
    assert "suspended" in suspended["reply"].sentence
    assert suspended["read"].is_allowed
