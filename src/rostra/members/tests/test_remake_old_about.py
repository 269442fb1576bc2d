"""After an upgrade of the text pipeline, what members say of themselves is made anew by itself."""

import pytest
from django.test import Client
from tests.cast import NOON, a_member, alice, bob, carol, signed_in

from rostra.markup.render import PIPELINE_VERSION
from rostra.members.actions import remake_old_about as making
from rostra.members.actions.remake_old_about import remake_old_about
from rostra.members.models import Member

pytestmark = pytest.mark.django_db

GERMAN = '<ul class="contains-task-list"><li><span role="img" aria-label="Erledigt"></span> Leeks</li></ul>'


def made_long_ago(member: Member, about: str = "- [x] Leeks", html: str = GERMAN) -> None:
    """Let a member have said this when the words of the interface were stored with the text."""
    Member.objects.filter(pk=member.pk).update(about=about, about_html=html, about_pipeline=0)


def test_words_that_were_stored_in_one_language_are_read_in_that_of_whoever_looks(client: Client) -> None:
    made_long_ago(alice())
    before = client.get("/m/alice/").text

    remake_old_about(at=NOON)

    assert 'aria-label="Erledigt"' in before
    assert 'aria-label="Erledigt"' not in client.get("/m/alice/").text
    assert 'aria-label="Done"' in client.get("/m/alice/").text
    Member.objects.filter(pk=bob().pk).update(language="de")
    assert 'aria-label="Done"' not in signed_in(client, bob()).get("/m/alice/").text


def test_each_is_made_anew_once_and_an_empty_one_never() -> None:
    made_long_ago(alice())
    made_long_ago(bob(), "*Boats*", "<p>old</p>")
    made_long_ago(carol(), "", "")

    assert remake_old_about(at=NOON) == 2
    assert remake_old_about(at=NOON) == 0
    assert "<em>Boats</em>" in bob().about_html
    assert bob().about_pipeline == PIPELINE_VERSION


def test_many_are_made_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_BATCH", 2)
    made_long_ago(alice())
    made_long_ago(bob())
    made_long_ago(a_member("dora"))

    assert [remake_old_about(at=NOON), remake_old_about(at=NOON), remake_old_about(at=NOON)] == [2, 1, 0]


def test_one_that_cannot_be_rendered_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    made_long_ago(alice())

    def broken(_about: str) -> str:
        raise RuntimeError

    monkeypatch.setattr(making, "about_html", broken)

    assert remake_old_about(at=NOON) == 1
    assert alice().about_html == GERMAN
    assert remake_old_about(at=NOON) == 0


def test_what_a_member_wrote_meanwhile_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    made_long_ago(alice())

    def meanwhile(_about: str) -> str:
        Member.objects.filter(pk=alice().pk).update(about="New", about_html="<p>New</p>")
        return "<p>old</p>"

    monkeypatch.setattr(making, "about_html", meanwhile)
    remake_old_about(at=NOON)

    assert alice().about_html == "<p>New</p>"
