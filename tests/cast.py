"""The standing cast of the tests, and what they make: plain functions that call the real actions.

alice writes, bob follows, carol moderates, erin edits the news, mallory is silenced, ada administers; a stranger is not
signed in. Asked for again, the same person comes back, fresh from the database.
"""

import datetime as dt
import time
import uuid
from functools import cache

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.test import Client

from rostra.kit.clock import now
from rostra.members.actions.register import register
from rostra.members.actions.silence_member import silence_member
from rostra.members.actions.suspend_member import suspend_member
from rostra.members.groups import groups
from rostra.members.models import Member
from rostra.sections.access import matrix
from rostra.sections.actions.add_section import add_section
from rostra.sections.actions.change_permissions import change_permissions
from rostra.sections.models import VERBS, Section
from rostra.topics.actions.reply import reply
from rostra.topics.actions.start_topic import open_story_topic, start_topic
from rostra.topics.body import make_body
from rostra.topics.models import Post, Topic

PASSWORD = "a quiet harbour at dusk"
_LONGEST_RUN_S = 86_400
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
    return silenced(a_member("mallory"))


def a_section(slug: str = "long-table", *, kind: str = "talk", parent: str | None = None, name: str = "") -> Section:
    """Add a section with the rights of its kind, or return the one at that address."""
    before = Section.objects.filter(slug=slug).first()
    return before or add_section(slug=slug, name=name or slug.replace("-", " ").title(), kind=kind, parent=parent)


def a_news_section(slug: str = "town-hall") -> Section:
    """Add a section for news."""
    return a_section(slug, kind="news")


def a_private_section(slug: str = "back-room", *, parent: str | None = None) -> Section:
    """Add a section that moderators and administrators alone see."""
    before = Section.objects.filter(slug=slug).first()
    if before:
        return before
    section = a_section(slug, parent=parent)
    without_right(section, *VERBS, group_slugs=("guests", "members", "editors"))
    return section


def without_right(section: Section, *verbs: str, group_slugs: tuple[str, ...]) -> None:
    """Take rights in a section from groups."""
    taken = {groups().by_slug[slug].pk for slug in group_slugs}
    granted = matrix().rules[section.pk]
    grants = {verb: granted[verb] - (taken if verb in verbs else set()) for verb in VERBS}
    change_permissions(section_id=section.pk, grants=grants)


def suspended(member: Member, *, until: dt.datetime | None = None) -> Member:
    """Let carol suspend somebody, for a year unless told."""
    end = until or now() + dt.timedelta(days=365)
    return suspend_member(actor=carol(), member_id=member.pk, until=end, reason="Sold umbrellas.", at=now())


def silenced(member: Member, *, until: dt.datetime | None = None) -> Member:
    """Let carol silence somebody, for a year unless told."""
    end = until or now() + dt.timedelta(days=365)
    return silence_member(actor=carol(), member_id=member.pk, until=end, reason="Quarrelled.", at=now())


def a_topic(
    title: str = "The ferry runs late",
    *,
    by: Member | None = None,
    section: Section | None = None,
    text: str = "It came at noon.",
    at: dt.datetime = NOON,
    key: str = "",
) -> Topic:
    """Let somebody start a topic."""
    author = by or alice()
    body = make_body(text, author=author)
    where = (section or a_section()).pk
    return start_topic(author=author, section_id=where, title=title, body=body, key=key or a_key(), at=at)


def a_story_topic(title: str = "Council votes", *, by: Member | None = None, at: dt.datetime = NOON) -> Topic:
    """Let an editor open the topic of a story."""
    author = by or erin()
    body = make_body("The council voted.", author=author, heading_from=2)
    return open_story_topic(author=author, section_id=a_news_section().pk, title=title, body=body, key=a_key(), at=at)


def a_reply(
    topic: Topic,
    *,
    by: Member | None = None,
    text: str = "So it did.",
    at: dt.datetime = NOON + dt.timedelta(hours=1),
    to: int | None = None,
    key: str = "",
) -> Post:
    """Let somebody reply, an hour after the topic began unless told."""
    author = by or bob()
    body = make_body(text, author=author)
    return reply(author=author, topic_id=topic.pk, body=body, key=key or a_key(), at=at, reply_to=to)


def a_key() -> str:
    """Return what a form sends so that a double submit posts once."""
    return uuid.uuid4().hex


def signed_in(client: Client, member: Member) -> Client:
    """Let `client` act as `member`, who has just said who they are and is not asked again while the tests run."""
    client.force_login(member)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time() + _LONGEST_RUN_S}]
    session["account_authentication_methods_user"] = str(member.pk)
    session.save()
    return client
