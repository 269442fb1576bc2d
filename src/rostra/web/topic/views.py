"""The topic page, links to a post, and one post alone."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.views.decorators.http import require_safe

from rostra.kit.clock import now
from rostra.kit.numbers import number_in
from rostra.members.models import Member
from rostra.members.viewer import viewer_of
from rostra.reactions.queries import tallies_for
from rostra.reading.actions.mark_read import mark_read
from rostra.sections.access import may
from rostra.topics.models import Post, Topic
from rostra.topics.queries import place_of
from rostra.ui.rendering import render
from rostra.web.addresses import post_url, topic_url
from rostra.web.browsing import presence_of
from rostra.web.caching import keep_for_guests, viewing
from rostra.web.paging import asked_page, page_size
from rostra.web.topic.composing import Typed
from rostra.web.topic.page import TopicPage, one_line, topic_page
from rostra.web.topic.structured import structured_of

_KEEP_S = 60  # how old "Recently browsing" may be on a kept page; a write purges at once


@require_safe
def show(request: HttpRequest, topic_id: int, slug: str = "") -> HttpResponse:
    """Show a page of a topic; a wrong readable part of the address leads to the right one."""
    number = asked_page(request)
    viewer = viewer_of(request)
    try:
        page = topic_page(viewer=viewer, topic_id=topic_id, number=number, typed=_asked(request))
    except Topic.DoesNotExist:
        raise Http404 from None
    if slug != page.topic.slug or request.GET.get("page") == "1":
        return HttpResponsePermanentRedirect(_with_query(request, topic_url(page.topic, number)))
    if isinstance(viewer, Member):
        known = getattr(page.topic, "read_seq", None)
        mark_read(member_id=viewer.pk, topic_id=topic_id, seq=page.last_seq_shown, known=known, at=now())
    return answer_with(request, page)


def _asked(request: HttpRequest) -> Typed:
    quotes = [number_in(text) for text in request.GET.getlist("quote")[:10]]
    return Typed(
        quotes=tuple(number for number in quotes if number is not None), reply_to=number_in(request.GET.get("to", ""))
    )


def _with_query(request: HttpRequest, url: str) -> str:
    rest = request.GET.copy()
    rest.pop("page", None)
    text = rest.urlencode()
    return f"{url}{'&' if '?' in url else '?'}{text}" if text else url


def answer_with(request: HttpRequest, page: TopicPage, status: int = 200) -> HttpResponse:
    """Answer with a page of a topic; only one without somebody's text in it is kept for guests."""
    structured = structured_of(page) if viewer_of(request).is_guest else ""
    context = {"page": page, "presence": presence_of(request), "structured": structured}
    answer = render(request, "topic/page.html", context, status=status)
    place = f"topic-{page.topic.pk}"
    authors = {f"member-{line.author_id}" for line in page.lines}
    viewing(request, answer, place)
    return keep_for_guests(answer, _KEEP_S, place, f"beside-{page.section.pk}", *sorted(authors))


@require_safe
def permalink(request: HttpRequest, post_id: int) -> HttpResponse:
    """Lead to the page on which a post stands for this viewer."""
    viewer = viewer_of(request)
    try:
        topic, seq = place_of(post_id, viewer)
    except Post.DoesNotExist:
        raise Http404 from None
    answer = HttpResponseRedirect(post_url(topic, seq, page_size(viewer)))
    return keep_for_guests(answer, _KEEP_S, f"topic-{topic.pk}")


@require_safe
def fragment(request: HttpRequest, post_id: int) -> HttpResponse:
    """Answer one post as it reads now, for a page that is open."""
    viewer = viewer_of(request)
    try:
        topic, seq = place_of(post_id, viewer)
    except Post.DoesNotExist:
        raise Http404 from None
    line = one_line(topic=topic, seq=seq, viewer=viewer)
    tallies = tallies_for(topic.pk, (seq, seq), viewer)[post_id]
    may_react = not viewer.is_guest and line.author_id != viewer.pk and may(viewer, "react", topic.section_id)
    return render(request, "topic/_post_alone.html", {"line": line, "tallies": tallies, "may_react": may_react})
