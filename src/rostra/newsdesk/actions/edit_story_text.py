"""Change the text of a published story at its post, as moderators do who have no desk."""

import datetime as dt

from django.db import transaction

from rostra.events.announcing import announce
from rostra.members.models import Member
from rostra.newsdesk.correcting import Answer, keep_answer, require_answer
from rostra.newsdesk.events import StoryUpdated
from rostra.newsdesk.wording import says_the_same
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.body import Body
from rostra.topics.models import Post


@transaction.atomic
def edit_story_text(
    *,
    editor: Member,
    post_id: int,
    body: Body,
    base_revision: int,
    at: dt.datetime,
    answer: Answer,
    reason: str = "",
) -> Post:
    """Edit the first post of a published story, or raise `Refused` as `edit_post` does, or for want of an answer.

    Other words must say whether they correct something; a correction needs its text, which readers see.
    """
    before = Post.objects.visible_to(editor).select_for_update(of=("self",)).get(pk=post_id).source
    post = edit_post(editor=editor, post_id=post_id, body=body, base_revision=base_revision, at=at, reason=reason)
    require_answer(answer, substance=not says_the_same(before, body.source))
    if before == body.source and not answer.is_correction:
        return post
    story = keep_answer(topic_id=post.topic_id, answer=answer, by=editor, at=at)
    if before == body.source:  # Of a change readers are told already.
        announce(StoryUpdated(story_id=story.pk, topic_id=post.topic_id, section_id=story.section_id))
    return post
