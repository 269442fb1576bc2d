"""What administrators type is never a template: signs that mean something to some engine stay signs, in mail too."""

import pytest
from django.test import Client

from rostra.community.actions.change_community import change_community
from rostra.community.actions.post_notice import post_notice
from rostra.kit.clock import now
from rostra.members.actions.add_group import add_group
from rostra.members.terms import GroupTerms
from rostra.sections.actions.add_section import add_section
from tests.cast import ada, alice, signed_in
from tests.letters import letters

pytestmark = pytest.mark.django_db

# Jinja2's and Django's, Python's three ways of formatting, gettext's, and a shell's.
SIGNS = "{{ 6007*7001 }}{% x %}{# y #}{0.__class__}%(name)s %s %% ${HOME} $(id)"


@pytest.fixture(autouse=True)
def _typed_everywhere() -> None:
    ada(), alice()
    change_community(name=SIGNS[:80], description=SIGNS, language="en", time_zone="UTC")
    post_notice(text=SIGNS, link="/", link_text=SIGNS)
    add_section(slug="signs", name=SIGNS[:80], kind="talk", parent=None, description=SIGNS)
    terms = GroupTerms(name=SIGNS[:60], title=SIGNS[:60], is_staff=False, edit_window_s=None, edit_grace_s=300)
    add_group(actor=ada(), slug="signs", terms=terms, at=now())


@pytest.mark.parametrize(
    ("page", "status"), [("/", 200), ("/s/signs/", 200), ("/nowhere/", 404), ("/search/?q=a", 200)]
)
def test_pages_show_them_as_they_were_typed(client: Client, page: str, status: int) -> None:
    answer = client.get(page)

    assert answer.status_code == status
    assert SIGNS in answer.text
    assert "42055007" not in answer.text


def test_letters_show_them_as_they_were_typed(client: Client) -> None:
    client.post("/account/password/reset/", {"email": "alice@example.org"})

    letter = letters("alice@example.org")[0]
    assert SIGNS[:80] in letter.subject
    assert SIGNS[:80] in letter.text
    assert SIGNS[:80] in letter.html


@pytest.mark.parametrize("page", ["/admin/groups/", "/admin/permissions/", "/admin/sections/", "/admin/site/"])
def test_administration_shows_them_as_they_were_typed(client: Client, page: str) -> None:
    answer = signed_in(client, ada()).get(page)

    assert answer.status_code == 200
    assert SIGNS[:60] in answer.text


def test_a_feed_shows_them_as_they_were_typed(client: Client) -> None:
    assert SIGNS[:80] in client.get("/feeds/site.atom").text
