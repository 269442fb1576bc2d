"""The decks of published stories, as the room that has them tells; the setting `ROSTRA_DECKS` names it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from django.conf import settings
from django.utils.module_loading import import_string

from rostra.topics.models import Post, Topic

_Decks: TypeAlias = Callable[[Sequence[int]], Mapping[int, str]]


def decks_of(posts: Iterable[Post]) -> dict[int, str]:
    """Return the decks of stories by their first posts; the topics are joined. One query, none where no story is."""
    first = {post.topic_id: post.pk for post in posts if post.seq == 1 and post.topic.kind == Topic.Kind.STORY}
    found = _told()(tuple(first)) if first else {}
    return {first[topic_id]: deck for topic_id, deck in found.items()}


@cache
def _told() -> _Decks:
    found: _Decks = import_string(settings.ROSTRA_DECKS)
    return found
