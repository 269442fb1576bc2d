"""What hangs on a post: whom it names, what it quotes, its pictures and link cards."""

import datetime as dt

from rostra.events.announcing import announce
from rostra.links.actions.ask_for_cards import MOST_CARDS, ask_for_cards
from rostra.links.models import url_key
from rostra.links.queries import cards_for
from rostra.media.actions.attach_uploads import attach_uploads
from rostra.topics.body import Body
from rostra.topics.events import PostOutdated
from rostra.topics.models import Mention, Post, PostCard, PostPicture, Quote


def attach(*, post: Post, body: Body, at: dt.datetime) -> None:
    """Set whom the post names, what it quotes, and which pictures and link cards it shows."""
    if post.revision > 1:
        Mention.objects.filter(post=post).delete()
        Quote.objects.filter(post=post).delete()
        PostPicture.objects.filter(post=post).delete()
        PostCard.objects.filter(post=post).delete()
    if body.uploads:
        _attach_pictures(post, body, at)
    if body.cards:
        _attach_cards(post, body, at)
    if body.mentioned:
        Mention.objects.bulk_create(
            Mention(topic_id=post.topic_id, post=post, member_id=member) for member in body.mentioned
        )
    if body.passages:
        Quote.objects.bulk_create(
            Quote(
                topic_id=post.topic_id, post=post, quoted_id=passage.post_id, revision=passage.revision,
                start=passage.start, end=passage.end,
            )
            for passage in body.passages
        )  # fmt: skip


def _attach_pictures(post: Post, body: Body, at: dt.datetime) -> None:
    PostPicture.objects.bulk_create(
        PostPicture(topic_id=post.topic_id, post=post, token=token) for token in body.uploads
    )
    settled = attach_uploads(tokens=body.uploads, at=at)
    if settled.intersection(body.waiting):  # It became ready, or was refused, while the HTML was being made.
        announce(PostOutdated(post_id=post.pk))


def _attach_cards(post: Post, body: Body, at: dt.datetime) -> None:
    urls = body.cards[:MOST_CARDS]
    PostCard.objects.bulk_create(PostCard(topic_id=post.topic_id, post=post, url_key=url_key(url)) for url in urls)
    ask_for_cards(urls=urls, at=at)
    if any(url in body.waiting for url in cards_for(urls)):  # It arrived while the HTML was being made.
        announce(PostOutdated(post_id=post.pk))
