"""Who may react to what."""

import datetime as dt

from django.utils.translation import gettext as _

from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.sections.access import may
from rostra.topics.models import Post


def why_not_react(member: Member, post: Post, at: dt.datetime) -> tuple[str, str] | None:
    """Return why the member may not react to the post, or `None`. `post.topic` is read."""
    if member.is_suspended(at) or member.is_silenced(at) or not may(member, "react", post.topic.section_id):
        return "no_react", _("Your group may not react in this section.")
    if post.author_id == member.pk:
        return "own_post", _("You cannot react to your own post.")
    if post.removed_at or post.topic.removed_at:
        return "removed", _("This post was removed.")
    return None


def require_may_react(member: Member, post: Post, at: dt.datetime) -> None:
    """Raise `Refused` unless the member may react to the post."""
    found = why_not_react(member, post, at)
    if found:
        raise Refused(*found)
