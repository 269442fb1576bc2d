"""What topics do when something is announced."""

from rostra.media.events import UploadReady
from rostra.topics.actions.rerender_post import rerender_post
from rostra.topics.events import PostOutdated
from rostra.topics.models import PostPicture


def show_picture(event: UploadReady) -> None:
    """Render the posts that use a picture anew."""
    for post_id in PostPicture.objects.filter(token=event.token).values_list("post_id", flat=True):
        rerender_post(post_id=post_id)


def render_anew(event: PostOutdated) -> None:
    """Render a post that was stored too early anew."""
    rerender_post(post_id=event.post_id)
