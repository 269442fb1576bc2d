"""A small town with one of everything, and the nine kinds of visitors that ask for it.

A new address with a parameter needs its value in `Place`; one that asks a question its words in `QUESTIONS`; a form
with a field of its own the value in `FORM`.
"""

import io
import re
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from PIL import Image

from rostra.kit.clock import now
from rostra.media.actions.receive_upload import receive_upload
from rostra.media.tests.making import a_picture_at
from rostra.members.actions.add_group import add_group
from rostra.members.actions.change_groups import assign_groups
from rostra.members.models import Member
from rostra.members.terms import GroupTerms
from rostra.newsdesk.actions.write_story import write_story
from rostra.newsdesk.models import Story
from rostra.newsdesk.tests.making import a_wording
from rostra.sections.access import matrix
from rostra.sections.actions.change_permissions import change_permissions
from rostra.sections.models import VERBS, Section
from rostra.topics.actions.move_topic import move_topic
from rostra.topics.models import Post, Topic
from tests.cast import (
    a_member,
    a_news_section,
    a_reply,
    a_section,
    a_topic,
    ada,
    alice,
    bob,
    carol,
    erin,
    signed_in,
    suspended,
    without_right,
)

ROLES = (
    "stranger", "newcomer", "member", "editor", "warden", "moderator", "administrator", "owner", "suspended",
)  # fmt: skip

# What is asked, for addresses that answer a question; `{…}` is filled from the place.
QUESTIONS = {
    "/live/authorize/": "?place=topic-{topic_id}",
    "/live/since/": "?place=topic-{topic_id}",
    "/members/complete/": "?q=al&place=topic-{topic_id}",
}
# One form for all addresses that take one: each takes from it what it knows.
FORM = {
    "title": "Another title", "body": "Words.", "key": "a-key", "do": "post", "reason": "Because.",
    "base_revision": "1", "place": "topic-1", "number": "0", "theme": "dark", "next": "/", "give": "appreciate",
}  # fmt: skip

_WARDENS = GroupTerms(name="Wardens", title="", is_staff=False, edit_window_s=86_400, edit_grace_s=300)
_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")


@dataclass(frozen=True)
class Place:
    """What stands for the parameters of an address: things in one section."""

    section: Section
    topic: Topic
    post: Post
    values: dict[str, str]

    def address(self, route: str) -> str:
        """Return the address that a pattern makes with the things of this place."""
        slugs = {"t": self.topic.slug, "s": self.section.slug, "sections": self.section.slug, "groups": "wardens"}
        values = self.values | {"slug": next((slugs[part] for part in route.split("/") if part in slugs), "")}
        path = _PARAMETER.sub(lambda found: values[found[1] or found[2]], route)
        return path.replace("^", "").replace("$", "") + QUESTIONS.get(route, "").format(**values)


def has_place(route: str) -> bool:
    """Say whether what an address leads to lies in a section, and can lie out of sight."""
    return bool(re.search(r"<int:(topic_id|post_id|story_id)>|/s/<str:slug>|/media/f/", route)) or "{" in QUESTIONS.get(
        route, ""
    )


class World:
    """The town: `open` is for everybody, `hidden` for moderators and administrators alone."""

    def __init__(self) -> None:
        self.people = _people()
        owner = self.people["owner"]
        open_story, hidden_story = _story(a_news_section("town-hall")), _story(a_news_section("vault"))
        _keep_to_moderators(hidden_story.section)
        self.places = {
            "open": _place(a_section("harbour"), owner, open_story),
            "hidden": _hidden_place(owner, hidden_story),
        }
        _let_wardens_moderate(self.places["open"].section)
        suspended(self.people["suspended"])
        self._cookies = {role: _cookies_of(member) for role, member in self.people.items()}

    def asked(self, method: str, where: str, route: str, role: str) -> int:
        """Return how one kind of visitor is answered; what it changed is undone."""
        place = self.places["open" if where == "-" else where]
        client = Client(raise_request_exception=False)
        if role != "stranger":
            client.cookies.load(self._cookies[role])
        with transaction.atomic():
            answer = _sent(client, method, place, route)
            transaction.set_rollback(True)
        return answer.status_code


def _sent(client: Client, method: str, place: Place, route: str) -> HttpResponseBase:
    address = place.address(route)
    if method == "GET":
        return client.get(address)
    form = FORM | {"section": str(place.section.pk)}
    return client.post(address, form)


def _people() -> dict[str, Member]:
    add_group(actor=ada(), slug="wardens", terms=_WARDENS, at=now())
    warden = a_member("wanda")
    assign_groups(member_id=warden.pk, group="members", others=["wardens"])
    return {
        "newcomer": a_member("nina", joined=now()), "member": bob(), "editor": erin(), "warden": warden,
        "moderator": carol(), "administrator": ada(), "owner": alice(), "suspended": a_member("sam"),
    }  # fmt: skip


def _place(section: Section, owner: Member, story: Story) -> Place:
    topic = a_topic("A thing", by=owner, section=section, at=now())
    picture = a_picture_at(f"f/ab/{section.slug}.webp", owner)
    post = a_reply(topic, by=owner, text=f"So it did.\n\n![A dot](upload:{picture.token})", at=now())
    values = {
        "topic_id": str(topic.pk), "post_id": str(post.pk), "name": owner.name, "key": "unknown", "pk": "1",
        "uidb36": "1", "token": _upload(owner), "member_id": str(owner.pk), "section_id": str(section.pk),
        "story_id": str(story.pk), "number": "1", "folder": "ab", "file": f"{section.slug}.webp",
    }  # fmt: skip
    return Place(section, topic, post, values)


def _hidden_place(owner: Member, story: Story) -> Place:
    before = _place(a_section("square"), owner, story)
    section = a_section("back-room")
    _keep_to_moderators(section)
    topic = move_topic(actor=carol(), topic_id=before.topic.pk, to_section_id=section.pk, at=now())
    return Place(section, topic, before.post, before.values)


def _story(section: Section) -> Story:
    return write_story(author=ada(), wording=a_wording(section_id=section.pk), form_key=section.slug, at=now())


def _keep_to_moderators(section: Section) -> None:
    without_right(section, *VERBS, group_slugs=("guests", "members", "editors"))


def _upload(owner: Member) -> str:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    file = SimpleUploadedFile("dot.png", picture.getvalue())
    row = receive_upload(owner=owner, file=file, name="dot.png", size=file.size or 0, at=now(), alt="A dot")
    return str(row.token)


def _let_wardens_moderate(section: Section) -> None:
    wardens = set(Member.objects.get(name="wanda").group_ids[1:])
    rules = matrix().rules[section.pk]
    grants = {verb: rules[verb] | (wardens if verb == "moderate" else set()) for verb in VERBS}
    change_permissions(section_id=section.pk, grants=grants)


def _cookies_of(member: Member) -> str:
    return signed_in(Client(), member).cookies.output(header="", sep=";")
