"""Scripts in every field that others read: names, titles, reasons, captions, notices, questions, ways back."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import html5lib
import pytest
from django.test import Client

from rostra.community.actions.change_community import change_community
from rostra.community.actions.post_notice import post_notice
from rostra.kit.clock import now
from rostra.media.tests.making import a_ready_upload
from rostra.members.models import Member
from rostra.newsdesk.addresses import story_url
from rostra.newsdesk.tests.making import SOURCE, a_published_story, a_wording
from rostra.newsdesk.wording import PictureWords
from rostra.sections.actions.add_section import add_section
from rostra.topics.actions.recommend_post import recommend_post
from rostra.topics.actions.remove_post import remove_post
from tests.cast import a_news_section, a_reply, a_topic, ada, alice, bob, carol, erin, signed_in
from tests.outside.suites import suite

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

pytestmark = pytest.mark.django_db

PAYLOADS = [
    "\"'></title></script><script>alert(1)</script><img src=x onerror=alert(1)>",
    '" autofocus onfocus=alert(1) x="', "<!--<img src='--><img src=x onerror=alert(1)>'>]]><script>alert(1)</script>",
]  # fmt: skip
TRICKS = ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/%0d%0aSet-Cookie:a=b"]


def dangers(html: str) -> list[str]:
    """What a browser would run or follow in a page that is none of ours."""
    root: Element = html5lib.parse(html, namespaceHTMLElements=False)
    found = [f"{element.tag} {name}" for element in root.iter() for name in element.attrib if name.startswith("on")]
    found += [
        f"{element.tag} {name}={value[:30]}"
        for element in root.iter()
        for name, value in element.attrib.items()
        if name in {"href", "src", "action", "formaction"}
        and value.strip().lower().startswith(("javascript:", "data:"))
    ]
    return found + [
        "script"
        for one in root.iter("script")
        if not one.get("src") and one.get("type") not in {"application/ld+json", "application/json"}
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_members_and_editors_type_stays_text_on_every_page_that_shows_it(client: Client, payload: str) -> None:
    news = a_news_section()
    add_section(slug="strange", name=payload[:80], kind="talk", parent=None, description=payload)
    change_community(name=payload[:80], description=payload, language="en", time_zone="UTC")
    post_notice(text=payload, link="/", link_text=payload[:80])
    Member.objects.filter(pk=alice().pk).update(display_name=payload[:50], title=payload[:60])
    topic = a_topic(payload, text=payload)
    gone, best = a_reply(topic, text=payload), a_reply(topic, text=payload)
    remove_post(actor=carol(), post_id=gone.pk, at=now(), reason=payload)
    recommend_post(actor=carol(), post_id=best.pk, at=now(), reason=payload)
    upload = a_ready_upload(erin())
    words = PictureWords(alt=payload, credit=payload, caption=payload)
    source = type(SOURCE)(
        publisher=payload, title=payload, url=SOURCE.url, author=payload, published_on=SOURCE.published_on
    )
    story = a_published_story(
        a_wording(
            section_id=news.pk, headline=payload, deck=payload, byline=payload, lead=upload.token,
            pictures={upload.token: words}, source=source,
        )
    )  # fmt: skip
    pages = [
        "/", "/s/strange/", "/s/town-hall/", f"/t/{topic.pk}/{topic.slug}/", story_url(story), "/m/alice/",
        "/m/alice/posts/", f"/p/{best.pk}/history/", "/feeds/", f"/search/?q={payload}", f"/search/?author={payload}",
        "/nowhere/" + payload,
    ]  # fmt: skip
    inside = [
        "/admin/sections/",
        "/admin/members/?q=" + payload,
        "/admin/site/",
        "/desk/",
        f"/desk/{story.pk}/",
        "/admin/permissions/",
    ]

    answers = {page: client.get(page, follow=True).text for page in pages}
    admin = signed_in(Client(), ada())
    answers |= {page: admin.get(page).text for page in inside}

    assert {page: found for page, text in answers.items() if (found := dangers(text))} == {}
    feed = client.get("/feeds/site.atom").text
    assert "<script" not in feed
    assert "<img src=x" not in feed


def _all_tricks() -> list[str]:
    lines = suite("security/open-redirects.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    return TRICKS + [line for line in lines if line.strip()]


def leads_away(location: str) -> bool:
    """Say whether a browser would leave the site."""
    parts = urlsplit(location)
    return bool(parts.netloc or parts.scheme) or location.startswith(("//", "/\\", "\\")) or "\n" in location


@pytest.mark.parametrize(
    ("page", "form"),
    [
        ("/theme/", {"theme": "dark"}), ("/notice/dismiss/", {"number": "0"}), ("/account/sign-out/", {}),
    ],
)  # fmt: skip
def test_no_way_back_leads_to_another_site(page: str, form: dict[str, str]) -> None:
    bob()
    away = []
    whoever = signed_in(Client(), bob())
    assert whoever.post(page, form | {"next": "/feeds/"})["Location"] == "/feeds/"
    for trick in _all_tricks():
        whoever.force_login(bob())
        answer = whoever.post(page, form | {"next": trick})
        if leads_away(answer.get("Location", "")):
            away.append((trick, answer["Location"]))

    assert away == []


@pytest.mark.parametrize("page", ["/account/sign-in/", "/account/register/", "/account/sign-out/"])
def test_a_way_back_to_elsewhere_is_not_even_written_into_a_form(page: str) -> None:
    client = signed_in(Client(), bob()) if "sign-out" in page else Client()

    written = [trick for trick in TRICKS[:4] if f'value="{trick}"' in client.get(page, {"next": trick}).text]

    assert written == []
