"""The standing cast of the tests, and what they make: plain functions that call the real actions.

alice writes, bob follows, carol moderates, erin edits the news, mallory is silenced, ada administers; a stranger is not
signed in. Asked for again, the same person comes back, fresh from the database.
"""

import datetime as dt
import uuid
from functools import cache

from django.contrib.auth.hashers import make_password
from django.test import Client

from rostra.kit.clock import now
from rostra.members.actions.register import register
from rostra.members.models import Member
from rostra.sections.actions.add_section import add_section
from rostra.sections.models import Section
from rostra.topics.actions.reply import reply
from rostra.topics.actions.start_topic import start_topic
from rostra.topics.body import make_body
from rostra.topics.models import Post, Topic

PASSWORD = "a quiet harbour at dusk"
NOON = dt.datetime(2026, 3, 14, 12, tzinfo=dt.UTC)


@cache
def _password_hash() -> str:
    return make_password(PASSWORD)  # Slow on purpose, so once a run.


def a_member(name: str, *, group: str = "members", confirmed: bool = True, joined: dt.datetime = NOON) -> Member:
    """Register somebody with the address `<name>@example.org`, or return them when they are here already."""
    before = Member.objects.named(name).first()
    if before:
        return before
    return register(
        name=name,
        email=f"{name.replace(' ', '.')}@example.org",
        password_hash=_password_hash(),
        group=group,
        at=joined,
        is_confirmed=confirmed,
    )


def alice() -> Member:
    """Return a member who writes."""
    return a_member("alice")


def bob() -> Member:
    """Return a member who follows."""
    return a_member("bob")


def carol() -> Member:
    """Return a moderator."""
    return a_member("carol", group="moderators")


def erin() -> Member:
    """Return an editor of the news."""
    return a_member("erin", group="editors")


def ada() -> Member:
    """Return an administrator."""
    return a_member("ada", group="administrators")


def mallory() -> Member:
    """Return a member who may read but not write until a year from now."""
    member = a_member("mallory")
    member.silenced_until = now() + dt.timedelta(days=365)
    member.silence_reason = "Quarrelled in every topic."
    member.save(update_fields=["silenced_until", "silence_reason"])
    return member


def a_section(slug: str = "long-table", *, kind: str = "talk", parent: str | None = None, name: str = "") -> Section:
    """Add a section with the rights of its kind, or return the one at that address."""
    before = Section.objects.filter(slug=slug).first()
    return before or add_section(slug=slug, name=name or slug.replace("-", " ").title(), kind=kind, parent=parent)


def a_news_section(slug: str = "town-hall") -> Section:
    """Add a section for news."""
    return a_section(slug, kind="news")


def a_topic(
    section: Section | None = None,
    *,
    by: Member | None = None,
    title: str = "Leeks and frost",
    text: str = "Can they stand another frost?",
    at: dt.datetime = NOON,
) -> Topic:
    """Start a topic, by alice in the long table unless said otherwise."""
    author = by or alice()
    body = make_body(text, author=author)
    place = section or a_section()
    return start_topic(author=author, section_id=place.pk, title=title, body=body, key=uuid.uuid4().hex, at=at)


def a_reply(
    topic: Topic,
    *,
    by: Member | None = None,
    text: str = "Earth them up and leave them.",
    at: dt.datetime = NOON,
    to: int | None = None,
) -> Post:
    """Reply, by bob unless said otherwise; `to` is the place of the post that is answered."""
    author = by or bob()
    body = make_body(text, author=author)
    return reply(author=author, topic_id=topic.pk, body=body, key=uuid.uuid4().hex, at=at, reply_to=to)


def signed_in(client: Client, member: Member) -> Client:
    """Let `client` act as `member`."""
    client.force_login(member)
    return client
