"""What people say under each other's posts: quotes, mentions, numbers, and now and then a picture."""

import datetime as dt
import random
from dataclasses import dataclass, field

from rostra.demo import words
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.reactions.actions.react import react
from rostra.reactions.models import Reaction
from rostra.topics.actions.recommend_post import recommend_post
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.actions.reply import reply
from rostra.topics.body import make_body
from rostra.topics.models import Post, Topic


@dataclass(slots=True)
class Hall:
    """Who may speak, and what they may show: members, staff, and tokens of pictures with what they show."""

    rng: random.Random
    members: list[Member]
    moderator: Member
    photos: list[tuple[Member, str, str]]
    said: list[Post] = field(default_factory=list)


def filled(rng: random.Random, text: str, **gaps: object) -> str:
    """Return a pattern with its gaps filled, those that are not given by chance."""
    thing, place = rng.choice(words.THINGS), rng.choice(words.PLACES)
    return text.format(**{"thing": thing, "place": place, "n": rng.randint(2, 60), **gaps})


def discuss(hall: Hall, topic: Topic, *, replies: int, until: dt.datetime) -> int:
    """Let members reply to a topic until a time, react and be recommended; return how many replies there were."""
    rng = hall.rng
    hall.said = list(Post.objects.filter(topic=topic).select_related("author"))
    at = topic.started_at
    span_s = max((until - at).total_seconds(), 60.0)
    moments = sorted(at + dt.timedelta(seconds=span_s * rng.random() ** 2.2) for _ in range(replies))
    for number, moment in enumerate(moments):
        hall.said.append(_say(hall, topic, number, moment))
    _judge(hall, moments[-1] if moments else at)
    return len(moments)


def _say(hall: Hall, topic: Topic, number: int, at: dt.datetime) -> Post:
    rng = hall.rng
    previous = rng.choice(hall.said[-6:])
    author = rng.choice([member for member in hall.members if member.pk != previous.author_id])
    answers = rng.random() < 0.5
    text = _text(hall, previous if answers else None, author)
    body = make_body(text, author=author, prefix=f"d{topic.pk}-{number}-")
    return reply(
        author=author, topic_id=topic.pk, body=body, key=f"demo-{topic.pk}-{number}", at=at,
        reply_to=previous.seq if answers else None,
    )  # fmt: skip


def _text(hall: Hall, answered: Post | None, author: Member) -> str:
    rng = hall.rng
    if rng.random() < 0.03:
        return rng.choice(words.ELSEWHERE)
    middles = " ".join(rng.sample(words.MIDDLES, rng.choice((1, 1, 2, 2, 3))))
    parts = [filled(rng, f"{rng.choice(words.OPENERS)} {middles} {rng.choice(words.CLOSERS)}".strip())]
    if answered and rng.random() < 0.45:
        parts.insert(0, _quoted(answered))
    elif answered and rng.random() < 0.4:
        parts[0] = f"@{answered.author.name} {parts[0]}"
    mine = [(token, alt) for owner, token, alt in hall.photos if owner.pk == author.pk]
    if mine and rng.random() < 0.2:
        token, alt = rng.choice(mine)
        parts.append(f"![{alt}](upload:{token})")
    return "\n\n".join(parts)


def _quoted(post: Post) -> str:
    first = post.text.split(". ")[0].strip().splitlines()[:1]
    sentence = first[0][:160] if first else "…"
    return f'> [!quote post={post.pk} rev={post.revision} by="{post.author.display_name}"]\n> {sentence}'


def _judge(hall: Hall, at: dt.datetime) -> None:
    rng = hall.rng
    replies = [post for post in hall.said if post.seq > 1]
    for post in rng.sample(hall.said, min(len(hall.said), 6)):
        for member in rng.sample(hall.members, rng.randint(1, 5)):
            _react(member, post, rng.choice(Reaction.Kind.values), at)
    if len(replies) > 8 and rng.random() < 0.6:
        for post in rng.sample(replies, rng.randint(1, 3)):
            recommend_post(actor=hall.moderator, post_id=post.pk, at=at, reason=rng.choice(words.REASONS))
    if len(replies) > 12 and rng.random() < 0.15:
        unlucky = replies[rng.randrange(len(replies))]
        try:
            remove_post(actor=hall.moderator, post_id=unlucky.pk, at=at, reason="Against the person, not the argument.")
        except Refused:
            return


def _react(member: Member, post: Post, kind: str, at: dt.datetime) -> None:
    if member.pk != post.author_id:
        react(member=member, post_id=post.pk, kind=kind, wanted=True, at=at)
