"""Fills an empty site: 10 sections, 40 members, 300 topics of which 80 are stories, 6,000 posts."""

import datetime as dt
import random
from collections.abc import Callable

from django.contrib.auth.hashers import make_password
from django.db import transaction

from rostra.demo import words
from rostra.demo.people import open_town, settle
from rostra.demo.reporting import correct, draw, publish
from rostra.demo.talking import Hall, discuss, filled
from rostra.kit.refusal import Refused
from rostra.media.models import Upload
from rostra.members.models import Member
from rostra.search.actions.reindex import reindex
from rostra.sections.models import Section
from rostra.topics.actions.lock_topic import lock_topic
from rostra.topics.actions.pin_topic import pin_topic
from rostra.topics.actions.start_topic import start_topic
from rostra.topics.body import make_body
from rostra.topics.models import Topic

PASSWORD = "a quiet harbour"  # noqa: S105 - of people who do not exist, on a site that says so
STORIES = 80
TOPICS = 300
POSTS = 6_000
_DAYS = 150
_PER_SCENE = 3
_SCENES = ("ferry", "harbour", "storm", "turbines", "town", "bus", "board", "library", "market", "football")
_CORRECTED = 8  # every eighth story
_SEED = 1889


def fill(*, at: dt.datetime, say: Callable[[str], None]) -> None:
    """Fill the site as it would look at time `at`, or raise `Refused` when somebody lives here already."""
    if Member.objects.exists():
        raise Refused("not_empty", "There are members here already. The demo wants a data directory of its own.")
    rng = random.Random(_SEED)  # noqa: S311 - for looks, not for secrets
    begun = at - dt.timedelta(days=_DAYS)
    password_hash = make_password(PASSWORD)
    open_town(password_hash=password_hash, at=begun)
    people = settle(password_hash=password_hash, at=begun)
    say("Drawing pictures")
    editor, talkers = people[0], people[2:]
    uploads = {kind: [draw(editor, kind, seed, begun) for seed in range(_PER_SCENE)] for kind in _SCENES}
    hall = Hall(rng=rng, members=talkers, moderator=people[2], photos=_photos(talkers, begun))
    topics = _topics(rng, people, uploads, begun, at, say)
    _talk(hall, topics, at, say)
    say("Indexing")
    reindex()


def _photos(talkers: list[Member], at: dt.datetime) -> list[tuple[Member, str, str]]:
    shown = {"ferry": "The late boat", "market": "The square this morning", "turbines": "Seen from the cliff path"}
    return [
        (owner, draw(owner, kind, 40 + number, at).token, shown[kind])
        for number, (owner, kind) in enumerate(zip(talkers[2:14], list(shown) * 4, strict=True))
    ]


def _topics(
    rng: random.Random,
    people: list[Member],
    uploads: dict[str, list[Upload]],
    begun: dt.datetime,
    at: dt.datetime,
    say: Callable[[str], None],
) -> list[Topic]:
    moments = sorted(
        begun + dt.timedelta(days=25) + (at - begun - dt.timedelta(days=25)) * rng.random() for _ in range(TOPICS)
    )
    stories = set(rng.sample(range(TOPICS), STORIES - 4)) | {TOPICS - 1, TOPICS - 3, TOPICS - 5, TOPICS - 8}
    while len(stories) < STORIES:
        stories.add(rng.randrange(TOPICS))
    sections = {section.slug: section for section in Section.objects.all()}
    topics, told, talked = [], 0, 0
    for number, moment in enumerate(moments):
        with transaction.atomic():
            if number in stories:
                topics.append(publish(rng, told, people[told % 2], uploads, moment))
                told += 1
            else:
                topics.append(_start(rng, talked, sections, people, moment))
                talked += 1
        if number % 60 == 59:
            say(f"{number + 1} topics")
    return topics


def _start(
    rng: random.Random, number: int, sections: dict[str, Section], people: list[Member], at: dt.datetime
) -> Topic:
    slug, title, opening = words.TALK[number % len(words.TALK)]
    gaps = {"thing": rng.choice(words.THINGS), "place": rng.choice(words.PLACES), "n": number // len(words.TALK) + 1}
    author = rng.choice(people[2:])
    text = f"{opening.format(**gaps)}\n\n{filled(rng, rng.choice(words.MIDDLES))}"
    return start_topic(
        author=author, section_id=sections[slug].pk, title=_capital(title.format(**gaps)),
        body=make_body(text, author=author, prefix=f"t{number}-"), key=f"demo-topic-{number}", at=at,
    )  # fmt: skip


def _capital(title: str) -> str:
    return title[0].upper() + title[1:]


def _talk(hall: Hall, topics: list[Topic], at: dt.datetime, say: Callable[[str], None]) -> None:
    weights = [hall.rng.paretovariate(1.4) for _ in topics]
    left, weight_left = POSTS - len(topics), sum(weights)
    for number, (topic, weight) in enumerate(zip(topics, weights, strict=True)):
        share = round(left * weight / weight_left)
        until = min(topic.started_at + dt.timedelta(days=hall.rng.choice((2, 5, 9, 30))), at)
        with transaction.atomic():
            left -= discuss(hall, topic, replies=share, until=until)
            _keep_order(hall, topic, number, until)
        weight_left -= weight
        if number % 50 == 49:
            say(f"{POSTS - left} of {POSTS} posts")


def _keep_order(hall: Hall, topic: Topic, number: int, at: dt.datetime) -> None:
    if topic.kind == Topic.Kind.STORY and number % _CORRECTED == 0:
        correct(hall.rng, topic, topic.author, at)
    if number % 90 == 45:
        lock_topic(actor=hall.moderator, topic_id=topic.pk, at=at, reason="Everything has been said, by everybody.")
    if number % 120 == 60:
        pin_topic(actor=hall.moderator, topic_id=topic.pk, at=at)
