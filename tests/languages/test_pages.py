"""Pages speak the language of the site: no English on a German one, no text that a translator would never see."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from tests.cast import signed_in
from tests.languages.pseudo import CLOSING, LANGUAGE, OPENING, write_catalogue
from tests.languages.town import Town, a_town, speak
from tests.reading import Answer, document

pytestmark = pytest.mark.django_db

_PUBLIC = {
    "front page": "/",
    "topic": "/t/{town.topic.pk}/{town.topic.slug}/",
    "locked topic": "/t/{town.locked.pk}/{town.locked.slug}/",
    "story": "/t/{town.story.topic_id}/{town.story_slug}/",
    "section": "/s/{town.section.slug}/",
    "history": "/p/{town.post.pk}/history/?from=1&to=2",
    "profile": "/m/{town.administrator.name}/",
    "search": "/search/?q=паром",
    "empty search": "/search/?q=ничего",
    "feeds": "/feeds/",
    "nothing there": "/nowhere/",
    "sign-in": "/account/sign-in/",
    "register": "/account/register/",
    "reset": "/account/password/reset/",
}
_INSIDE = {
    "own front page": "/",
    "own topic": "/t/{town.topic.pk}/{town.topic.slug}/",
    "own story": "/t/{town.story.topic_id}/{town.story_slug}/",
    "start": "/s/{town.section.slug}/new/",
    "edit": "/p/{town.post.pk}/edit/",
    "remove post": "/p/{town.post.pk}/remove/",
    "recommend": "/p/{town.post.pk}/recommend/",
    "lock": "/t/{town.topic.pk}/lock/",
    "pin": "/t/{town.topic.pk}/pin/",
    "move": "/t/{town.topic.pk}/move/",
    "rename": "/t/{town.topic.pk}/rename/",
    "remove": "/t/{town.topic.pk}/remove/",
    "desk": "/desk/?state=draft",
    "new story": "/desk/new/",
    "draft story": "/desk/{town.draft.pk}/",
    "published story": "/desk/{town.story.pk}/",
    "preview": "/desk/{town.draft.pk}/preview/",
    "site": "/admin/site/",
    "sections": "/admin/sections/",
    "one section": "/admin/sections/{town.section.slug}/",
    "rights": "/admin/permissions/",
    "explained": "/admin/permissions/explain/?member=Борис&section={town.section.slug}",
    "groups": "/admin/groups/",
    "group": "/admin/groups/editors/",
    "members": "/admin/members/",
    "member": "/admin/members/Борис/",
    "preferences": "/account/preferences/",
    "picture": "/account/picture/",
    "sessions": "/account/sessions/",
    "sign out": "/account/sign-out/",
    "drafts": "/drafts/",
    "sign-in keys": "/account/keys/",
    "e-mail": "/account/email/",
    "silence": "/m/Борис/discipline/",
    "withdrawn stories": "/desk/?state=withdrawn",
    "topics of a member": "/m/Алиса/topics/",
    "posts of a member": "/m/Алиса/posts/",
}
_PAGES = _PUBLIC | _INSIDE

# What stays as it is in every language: names of languages, of ways of writing and of things.
_NAMES = re.compile(
    r"\b(English|Deutsch|Rostra|Markdown|Emoji|JPEG|PNG|GIF|WebP|AVIF|YAML|UTC|Atom|RSS|https?://\S*|\d+ MB)\b|\bq\b"
)
# The commonest words of the English interface that are no German words too.
_ENGLISH = re.compile(
    r"\b(the|and|of|to|you|your|is|are|this|that|with|for|from|not|no|yes|by|on|a|it|or|sign|search|reply|replies"
    r"|post|posts|topic|topics|section|sections|member|members|guest|guests|story|stories|save|edit|remove|more"
    r"|new|page|next|previous|latest|posted|updated|recommended|browsing|create|account|password|time|what|who)\b",
    re.IGNORECASE,
)
_SHOWN = ("aria-label", "placeholder", "title", "alt")
_UNSPOKEN = {"script", "style", "template", "time", "option", "code"}


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Town]:  # noqa: ARG001 - sets it up
    """One town for all pages; nothing of it stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield a_town()
        transaction.set_rollback(True)


@pytest.fixture
def germans(town: Town) -> Town:
    """The town, speaking German."""
    speak("de")
    return town


@pytest.fixture(scope="module")
def _pseudo_language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the site know the pseudo-language."""
    folder = tmp_path_factory.mktemp("locale")
    write_catalogue(folder)
    languages = [*settings.LANGUAGES, (LANGUAGE, "Nobody's")]
    with override_settings(LOCALE_PATHS=[str(folder), *settings.LOCALE_PATHS], LANGUAGES=languages):
        yield


@pytest.fixture
def nowhere(town: Town, _pseudo_language: None) -> Town:
    """The town, speaking the pseudo-language."""
    speak(LANGUAGE)
    return town


def _page(client: Client, town: Town, name: str) -> Answer:
    """The page as a guest sees it, or as an administrator does."""
    if name in _INSIDE:
        signed_in(client, town.administrator)
    answer = client.get(_PAGES[name].format(town=town))
    assert answer.status_code == (404 if name == "nothing there" else 200)
    return answer


def _texts(element: Element, *, spoken: bool = True) -> Iterator[str]:
    """The texts of an element and below, in order, with what is read out or shown of its attributes."""
    inside = spoken and element.tag not in _UNSPOKEN and element.get("lang") is None
    if inside:
        yield from (element.get(name, "") for name in _SHOWN)
        yield element.text or ""
    for child in element:
        yield from _texts(child, spoken=inside)
        yield (child.tail or "") if inside else ""


def _said(answer: Answer) -> str:
    root = document(answer)
    return " \n".join(
        text for part in ("head/title", "body") for found in root.iterfind(part) for text in _texts(found)
    )


def _outside(text: str) -> str:
    """What stands outside the brackets of the pseudo-language."""
    depth, found = 0, []
    for letter in text:
        depth += (letter == OPENING) - (letter == CLOSING)
        found.append(letter if depth <= 0 and letter not in OPENING + CLOSING else " ")
    return "".join(found)


@pytest.mark.parametrize("name", _PAGES)
def test_a_german_page_has_no_english_words(client: Client, germans: Town, name: str) -> None:
    answer = _page(client, germans, name)

    root = document(answer)
    assert (root.get("lang"), root.get("dir")) == ("de", "ltr")
    assert {found[0].lower() for found in _ENGLISH.finditer(_NAMES.sub("", _said(answer)))} == set()


@pytest.mark.parametrize("name", _PAGES)
def test_every_text_of_a_page_can_be_translated(client: Client, nowhere: Town, name: str) -> None:
    answer = _page(client, nowhere, name)

    root = document(answer)
    assert (root.get("lang"), root.get("dir")) == (LANGUAGE, "rtl")
    assert OPENING in answer.text
    assert re.findall(r"[A-Za-z]{2,}[A-Za-z ]*", _outside(_NAMES.sub("", _said(answer)))) == []


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("/account/register/", {"username": "a", "email": "nowhere", "password1": "password12"}),
        ("/account/sign-in/", {"login": "nobody", "password": "wrong password"}),
        ("/account/password/reset/", {"email": "nowhere"}),
    ],
)
def test_what_a_form_refuses_is_said_in_german(
    client: Client, germans: Town, address: str, typed: dict[str, str]
) -> None:
    assert germans.topic

    answer = client.post(address, typed)

    assert answer.status_code in {200, 422}
    assert {found[0].lower() for found in _ENGLISH.finditer(_NAMES.sub("", _said(answer)))} == set()
    assert not re.search(r"\b(Sie|Ihre?|Ihnen)\b", _said(answer))
