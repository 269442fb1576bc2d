"""Who may do what with topics and posts: `why_not_…` gives code and sentence, `require_…` raises `Refused`."""

import datetime as dt
from typing import TypeAlias

from django.utils.translation import gettext as _

from rostra.kit.refusal import Refused
from rostra.members.groups import groups
from rostra.members.models import Member
from rostra.members.policy import why_not_write, with_reason
from rostra.members.viewer import Viewer, is_administrator
from rostra.sections.access import Verb, may
from rostra.topics.models import Post, Topic

Reason: TypeAlias = tuple[str, str] | None


def _why_not_write(viewer: Viewer, at: dt.datetime) -> Reason:
    if not isinstance(viewer, Member):
        return "guest", _("Create an account or sign in to comment")
    return why_not_write(viewer, at)


def _why_not_in_section(viewer: Viewer, verb: Verb, section_id: int, sentence: str) -> Reason:
    return None if may(viewer, verb, section_id) else (f"no_{verb}", sentence)


def why_not_start(viewer: Viewer, section_id: int, at: dt.datetime) -> Reason:
    """Return why the viewer may not start a topic in the section, or `None`."""
    return _why_not_write(viewer, at) or _why_not_in_section(
        viewer, "start", section_id, _("Your group may not start topics in this section.")
    )


def why_not_reply(viewer: Viewer, topic: Topic, at: dt.datetime) -> Reason:
    """Return why the viewer may not reply in the topic, or `None`. Moderators may in a locked one.

    What is so for all comes first: nobody shall make an account for a topic that takes no replies.
    """
    if topic.removed_at:
        return "removed", _("This topic was removed.")
    if topic.locked_at and not may(viewer, "moderate", topic.section_id):
        sentence = _("This topic is locked. New replies are not possible.")
        return "locked", with_reason(sentence, topic.lock_reason)
    return _why_not_write(viewer, at) or _why_not_in_section(
        viewer, "reply", topic.section_id, _("Your group may not reply in this section.")
    )


def why_not_edit(viewer: Viewer, post: Post, at: dt.datetime) -> Reason:
    """Return why the viewer may not edit the post, or `None`. `post.topic` is read."""
    found = _why_not_write(viewer, at)
    if found:
        return found
    if may(viewer, "moderate", post.topic.section_id):
        return None
    return _why_not_edit_own(viewer, post, at)


def _why_not_edit_own(viewer: Viewer, post: Post, at: dt.datetime) -> Reason:
    if post.author_id != viewer.pk:
        return "not_author", _("Only its author and the moderators may edit this post.")
    if post.removed_at:
        return "removed", _("This post was removed.")
    if post.topic.locked_at:
        return "locked", _("This topic is locked. Its posts can no longer be edited.")
    window = groups().by_id[post.author.group_id].edit_window_s
    if window is not None and at > post.posted_at + dt.timedelta(seconds=window):
        return "too_late", _("The time for editing this post is over.")
    return None


def is_in_grace(editor_id: int, post: Post, at: dt.datetime) -> bool:
    """Say whether an edit is one that leaves no mark: by the author, right after posting. `post.author` is read."""
    grace = dt.timedelta(seconds=groups().by_id[post.author.group_id].edit_grace_s)
    return editor_id == post.author_id and at <= post.posted_at + grace


def why_not_remove(viewer: Viewer, post: Post, at: dt.datetime) -> Reason:
    """Return why the viewer may not remove the post, or `None`: its author may, and moderators."""
    found = _why_not_write(viewer, at)
    if found:
        return found
    if may(viewer, "moderate", post.topic.section_id):
        return None
    if post.author_id != viewer.pk:
        return "not_author", _("Only its author and the moderators may remove this post.")
    if post.topic.locked_at:
        return "locked", _("This topic is locked. Its posts can no longer be removed.")
    return None


def why_never_alone(post: Post) -> Reason:
    """Return why nobody removes this post, or `None`: a topic's first post goes with its topic."""
    if post.seq > 1:
        return None
    return "first_post", _("The first post can only be removed together with its topic.")


def why_not_moderate(viewer: Viewer, section_id: int, at: dt.datetime) -> Reason:
    """Return why the viewer may not moderate in the section, or `None`."""
    return _why_not_write(viewer, at) or _why_not_in_section(
        viewer, "moderate", section_id, _("Only moderators may do this.")
    )


def why_not_publish(viewer: Viewer, section_id: int, at: dt.datetime) -> Reason:
    """Return why the viewer may not publish news in the section, or `None`."""
    return _why_not_write(viewer, at) or _why_not_in_section(
        viewer, "publish", section_id, _("Your group may not publish news in this section.")
    )


def why_not_recommend(viewer: Viewer, topic: Topic, at: dt.datetime) -> Reason:
    """Return why the viewer may not recommend replies in the topic, or `None`: moderators and editors may."""
    if may(viewer, "publish", topic.section_id):
        return _why_not_write(viewer, at)
    return why_not_moderate(viewer, topic.section_id, at)


def why_never_recommended(post: Post) -> Reason:
    """Return why nobody recommends this post, or `None`: only replies that are there can be."""
    if post.seq == 1:
        return "first_post", _("The first post stands first already. Recommend a reply.")
    if post.removed_at:
        return "removed", _("A removed post cannot be recommended.")
    return None


def may_see_removed(viewer: Viewer, topic: Topic, at: dt.datetime) -> bool:
    """Say whether the viewer reads what was removed."""
    return is_administrator(viewer, at) or may(viewer, "moderate", topic.section_id)


def require(reason: Reason) -> None:
    """Raise `Refused` when there is a reason."""
    if reason:
        raise Refused(*reason)


def require_may_start(viewer: Viewer, section_id: int, at: dt.datetime) -> None:
    """Raise `Refused` unless the viewer may start a topic in the section."""
    require(why_not_start(viewer, section_id, at))


def require_may_reply(viewer: Viewer, topic: Topic, at: dt.datetime) -> None:
    """Raise `Refused` unless the viewer may reply in the topic."""
    require(why_not_reply(viewer, topic, at))


def require_may_edit(viewer: Viewer, post: Post, at: dt.datetime) -> None:
    """Raise `Refused` unless the viewer may edit the post."""
    require(why_not_edit(viewer, post, at))


def require_may_remove(viewer: Viewer, post: Post, at: dt.datetime) -> None:
    """Raise `Refused` unless the viewer may remove the post."""
    require(why_not_remove(viewer, post, at))


def require_may_moderate(viewer: Viewer, section_id: int, at: dt.datetime) -> None:
    """Raise `Refused` unless the viewer may moderate in the section."""
    require(why_not_moderate(viewer, section_id, at))


def require_may_recommend(viewer: Viewer, topic: Topic, at: dt.datetime) -> None:
    """Raise `Refused` unless the viewer may recommend replies in the topic."""
    require(why_not_recommend(viewer, topic, at))


def require_may_publish(viewer: Viewer, section_id: int, at: dt.datetime) -> None:
    """Raise `Refused` unless the viewer may publish news in the section."""
    require(why_not_publish(viewer, section_id, at))
