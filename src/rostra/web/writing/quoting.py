"""The source of a quote of a whole post, for a composer that is open already."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rostra.members.models import Member
from rostra.topics.models import Post
from rostra.web.topic.composing import quote_of
from rostra.web.writer import writer_or_text_kept


@require_safe
@writer_or_text_kept
def quote(_request: HttpRequest, member: Member, post_id: int) -> HttpResponse:
    """Answer what quotes a post, as it would be typed."""
    posts = Post.objects.visible_to(member).filter(removed_at=None).select_related("author")
    post = posts.filter(pk=post_id).first()
    if post is None:
        raise Http404
    return HttpResponse(quote_of(post), content_type="text/plain; charset=utf-8")
