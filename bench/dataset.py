"""Fills a data directory: 10,000 topics, 200,000 posts, one topic of 20,000; kept and used again.

Run as `python -m bench.dataset` with `ROSTRA_DATA` set, and other numbers of topics, posts and posts of the long topic
if wished. Rows go in through models in bulk; texts are made into HTML once each and shared by many posts.
"""

import datetime as dt
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rostra.members.models import Member
    from rostra.topics.body import Body

TEXTS = 400
SESSIONS = 24
LONG_TOPIC, GUEST_TOPIC = 1, 2
_BATCH = 2_000
_STEP = dt.timedelta(seconds=60)


@dataclass(frozen=True)
class Size:
    """How many rows: of all posts, `long` are those of the long topic."""

    topics: int = 10_000
    posts: int = 200_000
    long: int = 20_000


def main() -> None:
    """Fill the directory, and write down sessions and numbers for the measurements."""
    from rostra.config.starting import start

    start()
    from rostra.config.preparing import migrate
    from rostra.kit.reading_settings import configuration

    migrate(configuration())
    rng = random.Random(7)  # noqa: S311 - for variety, not for secrets
    at = dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC)
    people = _people(at)
    bodies = _bodies(rng, people[0])
    _fill(rng, people, bodies, at, Size(*map(int, sys.argv[1:])))
    kept = {"sessions": [_session(member) for member in people[:SESSIONS]], "texts": [body.source for body in bodies]}
    Path(os.environ["ROSTRA_DATA"], "bench.json").write_text(json.dumps(kept), encoding="utf-8")


def _people(at: dt.datetime) -> "list[Member]":
    from django.contrib.auth.hashers import make_password

    from rostra.demo.people import open_town, settle

    password_hash = make_password("a quiet harbour")
    open_town(password_hash=password_hash, at=at)
    return [person for person in settle(password_hash=password_hash, at=at) if person.group.slug == "members"]


def _bodies(rng: random.Random, author: "Member") -> "list[Body]":
    from rostra.demo import words
    from rostra.demo.talking import filled
    from rostra.topics.body import make_body

    def text() -> str:
        parts = [" ".join(rng.sample(words.MIDDLES, rng.choice((1, 2, 3)))) for _ in range(rng.choice((1, 2, 2, 3)))]
        return filled(rng, f"{rng.choice(words.OPENERS)} " + "\n\n".join(parts) + f" **{rng.choice(words.CLOSERS)}**")

    return [make_body(text(), author=author, prefix=f"x{number}-") for number in range(TEXTS)]


def _fill(rng: random.Random, people: "list[Member]", bodies: "list[Body]", at: dt.datetime, size: Size) -> None:
    from django.db import transaction

    from rostra.sections.models import Section
    from rostra.topics.models import Participant, Post, Revision, SectionTally, Topic

    sections = list(Section.objects.filter(kind=Section.Kind.TALK))
    lengths = _lengths(rng, size)
    posts: list[Post] = []
    topics, revisions, participants = [], [], []
    tally: dict[int, Counter[str]] = {section.pk: Counter() for section in sections}
    for number, length in enumerate(lengths, start=1):
        begun = at + _STEP * number
        authors = [rng.choice(people) for _ in range(length)]
        section = sections[number % len(sections)]
        tally[section.pk].update(topics=1, posts=length)
        topics.append(_topic(number, length, authors, begun, section.pk))
        for seq, author in enumerate(authors, start=1):
            posts.append(_post(len(posts) + 1, number, seq, author, rng.choice(bodies), begun + _STEP * seq))
            revisions.append(
                Revision(
                    topic_id=number, post_id=len(posts), number=1, source=posts[-1].source,
                    made_at=posts[-1].posted_at, made_by=author,
                )
            )  # fmt: skip
        participants += [
            Participant(topic_id=number, member_id=member, rank=rank, post_count=count)
            for rank, (member, count) in enumerate(Counter(author.pk for author in authors).items(), start=1)
        ]
    with transaction.atomic():
        kinds: Any = ((topics, Topic), (posts, Post), (revisions, Revision), (participants, Participant))
        for rows, model in kinds:
            for batch in _batches(rows):
                model.objects.bulk_create(batch)
        for section_id, counted in tally.items():
            SectionTally.objects.update_or_create(
                section_id=section_id, defaults={"topic_count": counted["topics"], "post_count": counted["posts"]}
            )


def _lengths(rng: random.Random, size: Size) -> list[int]:
    """Return how many posts each topic has: the long one, one that fills a page, and others by chance."""
    free = size.topics - 2
    left = size.posts - size.long - 20 - free
    cuts = sorted(rng.randrange(left + 1) for _ in range(free - 1))
    shares = [after - before for before, after in zip([0, *cuts], [*cuts, left], strict=True)]
    return [size.long, 20, *(1 + share for share in shares)]


def _topic(number: int, length: int, authors: "list[Member]", begun: dt.datetime, section_id: int) -> Any:  # noqa: ANN401 - Django is imported only when the data set is built
    from rostra.topics.models import Topic
    from rostra.topics.slugs import topic_slug

    title = f"What became of plan {number} for the harbour"
    last = begun + _STEP * length
    return Topic(
        pk=number, section_id=section_id, title=title, slug=topic_slug(title), author=authors[0], key=f"t{number}",
        started_at=begun, last_post_at=last, last_poster=authors[-1], last_seq=length, post_count=length,
        participant_count=len({author.pk for author in authors}), changed_at=last,
    )  # fmt: skip


def _post(pk: int, topic_id: int, seq: int, author: "Member", body: "Body", at: dt.datetime) -> Any:  # noqa: ANN401 - Django is imported only when the data set is built
    from rostra.topics.models import Post

    return Post(
        pk=pk, topic_id=topic_id, seq=seq, author=author, key=f"p{pk}", posted_at=at,
        source=body.source, html=body.html, text=body.text, pipeline=body.pipeline,
    )  # fmt: skip


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _session(member: "Member") -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    store = SessionStore()
    store[SESSION_KEY] = str(member.pk)
    store[BACKEND_SESSION_KEY] = "rostra.members.backend.ByNameOrEmail"
    store[HASH_SESSION_KEY] = member.get_session_auth_hash()
    store.save()
    return str(store.session_key)


if __name__ == "__main__":
    main()
