"""Make the HTML of a post anew from the same words: a picture or a link card arrived, or the text pipeline changed."""

from django.db import transaction

from rostra.events.announcing import announce
from rostra.topics.body import Body, make_body
from rostra.topics.events import PostRendered, PostReworded
from rostra.topics.models import Post, Topic


def rerender_post(*, post_id: int) -> None:
    """Render a post again, outside any transaction, and store what came of it if it differs. Twice changes nothing."""
    post = Post.objects.select_related("topic", "author").filter(pk=post_id).first()
    if post is not None:
        _store(post, body_again(post))


def body_again(post: Post) -> Body:
    """Make the body of a stored post once more; its topic and author must have been read with it."""
    return make_body(post.source, author=post.author, prefix=f"p{post.pk}-", heading_from=heading_of(post))


def heading_of(post: Post) -> int:
    """Return the highest heading level that a post's text may use: a story's text is the page's own."""
    return 2 if post.seq == 1 and post.topic.kind == Topic.Kind.STORY else 4


@transaction.atomic
def _store(read: Post, body: Body) -> None:
    post = Post.objects.select_for_update(of=("self",)).get(pk=read.pk)
    if post.revision == read.revision and store_again(post, body):
        section_id = Topic.objects.values_list("section_id", flat=True).get(pk=post.topic_id)
        announce(PostRendered(post_id=post.pk, topic_id=post.topic_id, section_id=section_id, seq=post.seq))


def store_again(post: Post, body: Body) -> bool:
    """Store what came of rendering a locked post again, and say whether readers see it; the caller announces that."""
    is_seen, is_reworded = post.html != body.html, post.text != body.text
    if is_seen or is_reworded or post.pipeline != body.pipeline:
        post.html, post.text, post.pipeline = body.html, body.text, body.pipeline
        post.save(update_fields=["html", "text", "pipeline"])
    if is_reworded:
        announce(PostReworded(post_id=post.pk))
    return is_seen
