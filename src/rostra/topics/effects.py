"""What topics do when something is announced."""

from rostra.links.events import CardFetched
from rostra.links.models import url_key
from rostra.media.events import UploadReady, UploadRefused
from rostra.topics.actions.rerender_post import rerender_post
from rostra.topics.events import PostEdited, PostOutdated, PostRemoved, PostRestored
from rostra.topics.models import PostCard, PostPicture, Quote


def show_picture(event: UploadReady | UploadRefused) -> None:
    """Render the posts that use a picture anew: they show it, or say that it could not be shown."""
    for post_id in PostPicture.objects.filter(token=event.token).values_list("post_id", flat=True):
        rerender_post(post_id=post_id)


def show_card(event: CardFetched) -> None:
    """Render the posts that name an address anew, now that its card is there."""
    for post_id in PostCard.objects.filter(url_key=url_key(event.url)).values_list("post_id", flat=True):
        rerender_post(post_id=post_id)


def mark_quotes(event: PostEdited | PostRemoved | PostRestored) -> None:
    """Render the posts that quote a post anew, so that a quote says when its words changed or the post was removed."""
    for post_id in Quote.objects.filter(quoted_id=event.post_id).values_list("post_id", flat=True).distinct():
        rerender_post(post_id=post_id)


def render_anew(event: PostOutdated) -> None:
    """Render a post that was stored too early anew."""
    rerender_post(post_id=event.post_id)
