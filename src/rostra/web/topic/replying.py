"""Replying: from the form to the action, and back with the text when something is wrong."""

import datetime as dt
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from rostra.kit.clock import now
from rostra.kit.numbers import number_in
from rostra.kit.refusal import Refused
from rostra.markup.wording import in_words
from rostra.members.models import Member
from rostra.topics.actions.reply import reply as add_reply
from rostra.topics.body import Body
from rostra.topics.models import Topic
from rostra.ui.giving_back import text_back
from rostra.web.addresses import post_url
from rostra.web.beside_text import alt_left, draft_number_of
from rostra.web.paging import page_of, page_size
from rostra.web.topic.composing import Typed, after, new_key
from rostra.web.topic.page import topic_page
from rostra.web.topic.views import answer_with
from rostra.web.writer import with_files, writer_or_text_kept, written


@require_POST
@writer_or_text_kept
def reply(request: HttpRequest, member: Member, topic_id: int) -> HttpResponse:
    """Post a reply, or show its preview, or give the text back with what is wrong."""
    typed = _typed(request)
    try:
        typed = replace(typed, body=with_files(request, member, typed.body or ""))
        body = written(typed.body or "", author=member, prefix=typed.key[:8])
        if request.POST.get("do") == "preview":
            shown = replace(typed, preview=in_words(body.html))
            return _page_again(request, member, topic_id, shown, 200)
        return _post(member, topic_id, typed, body, now())
    except Topic.DoesNotExist:
        raise Http404 from None
    except Refused as refusal:
        return _page_again(request, member, topic_id, after(refusal, typed), 422)


def _typed(request: HttpRequest) -> Typed:
    return Typed(
        body=request.POST.get("body", "").replace("\r\n", "\n"),
        key=request.POST.get("key", "")[:64] or new_key(),
        reply_to=number_in(request.POST.get("reply_to", ""), digits=9),
        draft_number=draft_number_of(request),
    )


def _post(member: Member, topic_id: int, typed: Typed, body: Body, at: dt.datetime) -> HttpResponse:
    post = add_reply(
        author=member, topic_id=topic_id, body=body, key=typed.key, at=at, reply_to=typed.reply_to,
        draft_number=typed.draft_number,
    )  # fmt: skip
    return HttpResponseRedirect(post_url(post.topic, post.seq, page_size(member)))


def _page_again(request: HttpRequest, member: Member, topic_id: int, typed: Typed, status: int) -> HttpResponse:
    topic = Topic.objects.visible_to(member).filter(pk=topic_id).only("last_seq").first()
    if topic is None:
        raise Http404
    typed = replace(typed, alt=alt_left(request, typed.body or ""))
    last = page_of(topic.last_seq, page_size(member))
    page = topic_page(viewer=member, topic_id=topic_id, number=last, typed=typed)
    if page.composer is None:
        return text_back(request, page.refusal_sentence, back=page.url)
    return answer_with(request, page, status=status)
