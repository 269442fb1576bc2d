"""The composer under a topic: what it starts with, and what comes back to it."""

import uuid
from dataclasses import dataclass, replace
from typing import TypeVar

from django.utils.translation import gettext as _
from markupsafe import Markup

from rostra.kit.paths import path_of
from rostra.kit.refusal import Refused
from rostra.markup.context import QuoteRef
from rostra.markup.requoting import own_words
from rostra.markup.syntax.quotes import quote_source
from rostra.members.models import Member
from rostra.sections.access import may
from rostra.topics.models import Post, Topic
from rostra.topics.rows import PostedOtherwise
from rostra.ui.shapes import ComposerView, ReplyTo
from rostra.web.addresses import topic_url
from rostra.web.beside_text import control_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What stands in the composer: typed and come back, or asked for by the address."""

    body: str | None = None
    key: str = ""
    reply_to: int | None = None
    quotes: tuple[int, ...] = ()
    preview: Markup = Markup("")
    errors: tuple[tuple[str, str], ...] = ()
    draft_number: int = 0
    alt: str = ""
    posted_url: str = ""


NOTHING = Typed()
_SPENT = frozenset({"posted_otherwise", "key_used"})


def new_key() -> str:
    """Return a key for a form: sent twice, it posts once."""
    return uuid.uuid4().hex


Form = TypeVar("Form", Typed, ComposerView)


def after(refusal: Refused, form: Form) -> Form:
    """Return a form as it comes back: with what is wrong; with another key, and what this one posted, if it did."""
    posted_url = path_of("topic:post", refusal.post.pk) if isinstance(refusal, PostedOtherwise) else ""
    key = new_key() if refusal.code in _SPENT else form.key
    return replace(form, key=key, errors=((control_of(refusal), refusal.sentence),), posted_url=posted_url)


def composer_for(topic: Topic, member: Member, typed: Typed) -> ComposerView:
    """Return the composer of a topic for a member who may reply there."""
    saved_at = getattr(topic, "draft_saved_at", None)
    draft = getattr(topic, "draft_source", None) or ""
    body = typed.body if typed.body is not None else quoted(topic, typed.quotes, draft)
    return ComposerView(
        action=path_of("topic:reply", topic.pk),
        label=_("Your reply"),
        submit=_("Post reply"),
        key=typed.key or new_key(),
        place=f"topic-{topic.pk}",
        body=body,
        draft_number=(getattr(topic, "draft_number", None) or 0) if typed.body is None else typed.draft_number,
        draft_saved_at=saved_at if typed.body is None else None,
        reply_to=_answered(topic, typed.reply_to),
        cancel_reply_url=f"{topic_url(topic)}#reply",
        preview=typed.preview,
        errors=typed.errors,
        may_upload=may(member, "upload", topic.section_id),
        alt=typed.alt,
        posted_url=typed.posted_url,
    )


def _answered(topic: Topic, seq: int | None) -> ReplyTo | None:
    post = Post.objects.filter(topic=topic, seq=seq).select_related("author").first() if seq else None
    if post is None:
        return None
    return ReplyTo(name=post.author.display_name, seq=post.seq, url=path_of("topic:post", post.pk))


def quoted(topic: Topic, numbers: tuple[int, ...], draft: str) -> str:
    """Return the draft with the asked-for posts of the topic quoted below it."""
    if not numbers:
        return draft
    posts = Post.objects.filter(topic=topic, pk__in=numbers, removed_at=None).select_related("author").order_by("seq")
    return "".join([f"{draft}\n\n" if draft else "", *(quote_of(post) for post in posts)])


def quote_of(post: Post) -> str:
    """Return the source that quotes the whole of a post, as the text pipeline reads it."""
    ref = QuoteRef(post.pk, post.revision, by=post.author.display_name.replace('"', "'"))
    return quote_source(ref, own_words(post.source, name=str(post.pk)))
