"""Change what a post says."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.topics import policy, rows
from rostra.topics.attaching import attach
from rostra.topics.body import Body
from rostra.topics.events import PostEdited
from rostra.topics.models import Post, Quote, Revision, Topic


class EditedMeanwhile(Refused):
    """Somebody else saved the post since this edit began; the view shows the difference."""

    def __init__(self, revision: int) -> None:
        super().__init__("edited_meanwhile", _("Somebody else changed this post while you were writing."))
        self.revision = revision


@transaction.atomic
def edit_post(
    *, editor: Member, post_id: int, body: Body, base_revision: int, at: dt.datetime, reason: str = ""
) -> Post:
    """Replace the text of a post and keep the old one, or raise `Refused` (`EditedMeanwhile` when it changed).

    `base_revision` is the revision the editor started from. An edit within the grace of the author's group leaves
    no mark, unless a reason is given, which readers shall see, or somebody else edited the post before or quotes it.
    Saving the same text changes nothing.
    """
    post = _locked(editor, post_id)
    policy.require_may_edit(editor, post, at)
    if body.source == post.source:
        return post
    if base_revision != post.revision:
        raise EditedMeanwhile(post.revision)
    reason = reason.strip()
    silent = not reason and policy.is_in_grace(editor.pk, post, at) and not _is_known(post)
    write_revision(post=post, editor=editor, body=body, at=at, reason=reason, quiet=silent, silent=silent)
    return post


def _is_known(post: Post) -> bool:
    """Say whether others hold on to what the post says: a moderator who edited it, or whoever quotes it."""
    by_others = Revision.objects.filter(post=post).exclude(made_by=post.author_id)
    return by_others.exists() or Quote.objects.filter(quoted=post).exists()


def write_revision(
    *, post: Post, editor: Member, body: Body, at: dt.datetime, reason: str, quiet: bool, silent: bool = False
) -> None:
    """Store a new revision of a locked post and announce it.

    `quiet` leaves no mark beside the post; `silent` keeps what it said before out of the history as readers see it.
    """
    post.source, post.html, post.text, post.pipeline = body.source, body.html, body.text, body.pipeline
    post.revision += 1
    if not quiet:
        post.edited_at, post.edited_by, post.edit_reason = at, editor, reason
    post.save(
        update_fields=[
            "source", "html", "text", "pipeline", "revision", "edited_at", "edited_by", "edit_reason",
        ]
    )  # fmt: skip
    rows.keep_revision(post=post, by=editor, at=at, reason=reason, silent=silent)
    attach(post=post, body=body, at=at)
    Topic.objects.filter(pk=post.topic_id).update(changed_at=at)
    announce(
        PostEdited(
            post_id=post.pk, topic_id=post.topic_id, section_id=post.topic.section_id,
            seq=post.seq, revision=post.revision,
        )
    )  # fmt: skip


def _locked(editor: Member, post_id: int) -> Post:
    visible = Post.objects.visible_to(editor).select_for_update(of=("self",))
    return visible.select_related("topic", "author").get(pk=post_id)
