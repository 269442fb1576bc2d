"""Locking, pinning, moving, renaming and removing topics."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rostra.kit.clock import now
from rostra.members.models import Member
from rostra.newsdesk.actions.rename_story import rename_story
from rostra.sections.access import sections_where
from rostra.sections.models import Section
from rostra.topics import policy
from rostra.topics.actions.lock_topic import lock_topic, unlock_topic
from rostra.topics.actions.move_topic import move_topic
from rostra.topics.actions.pin_topic import pin_topic, unpin_topic
from rostra.topics.actions.remove_topic import remove_topic, restore_topic
from rostra.topics.actions.rename_topic import rename_topic
from rostra.topics.models import Post, Topic
from rostra.web.addresses import topic_url
from rostra.web.moderating.forms import (
    ConfirmForm,
    HeadlineForm,
    MoveForm,
    PinForm,
    ReasonForm,
    TitleForm,
    TopicReasonForm,
)
from rostra.web.moderating.steps import Step, take_step
from rostra.web.writer import writer_or_text_kept
from rostra.web.writing.correcting import answer_in, is_story_out

_BOTH = ["GET", "HEAD", "POST"]


def _topic(member: Member, topic_id: int) -> Topic:
    topic = Topic.objects.visible_to(member).filter(pk=topic_id).first()
    if topic is None:
        raise Http404
    return topic


def _step(member: Member, topic: Topic, heading: str, explanation: str, submit: str, *, bad: bool = False) -> Step:
    return Step(
        topic=topic.title,
        heading=heading,
        explanation=explanation,
        submit=submit,
        back=topic_url(topic),
        refusal=policy.why_not_moderate(member, topic.section_id, now()),
        is_destructive=bad,
    )


@require_http_methods(_BOTH)
@writer_or_text_kept
def lock(request: HttpRequest, member: Member, topic_id: int) -> HttpResponse:
    """Close a topic to new replies."""
    topic = _topic(member, topic_id)
    step = _step(
        member, topic, _("Lock this topic"), _("Nobody but moderators can reply. Everything can still be read."),
        _("Lock topic"),
    )  # fmt: skip
    form = ReasonForm(request.POST or None)
    return take_step(
        request, step, form, lambda given: lock_topic(actor=member, topic_id=topic_id, at=now(), reason=given["reason"])
    )


@require_POST
@writer_or_text_kept
def unlock(request: HttpRequest, member: Member, topic_id: int) -> HttpResponse:
    """Open a locked topic again."""
    step = _step(
        member, _topic(member, topic_id), _("Unlock this topic"), _("Replies are possible again."), _("Unlock topic")
    )
    form = ConfirmForm(request.POST)
    return take_step(request, step, form, lambda _given: unlock_topic(actor=member, topic_id=topic_id, at=now()))


@require_http_methods(_BOTH)
@writer_or_text_kept
def pin(request: HttpRequest, member: Member, topic_id: int) -> HttpResponse:
    """Keep a topic at the head of its section."""
    topic = _topic(member, topic_id)
    step = _step(member, topic, _("Pin this topic"), _("It stays at the head of its section."), _("Pin topic"))
    form = PinForm(request.POST or None)
    return take_step(
        request, step, form, lambda given: pin_topic(actor=member, topic_id=topic_id, at=now(), until=given["until"])
    )


@require_POST
@writer_or_text_kept
def unpin(request: HttpRequest, member: Member, topic_id: int) -> HttpResponse:
    """Let a topic take its place by activity again."""
    step = _step(
        member, _topic(member, topic_id), _("Unpin this topic"), _("It takes its place by activity."), _("Unpin topic")
    )
    form = ConfirmForm(request.POST)
    return take_step(request, step, form, lambda _given: unpin_topic(actor=member, topic_id=topic_id, at=now()))


def _sections_for(member: Member, topic: Topic) -> list[Section]:
    """Return the other sections into which the member may move the topic, as `move_topic` asks it."""
    found = [row for row in sections_where(member, "start") if row.pk != topic.section_id]
    return [row for row in found if row.kind == Section.Kind.NEWS or topic.kind != Topic.Kind.STORY]


def _nowhere(topic: Topic) -> str:
    if topic.kind == Topic.Kind.STORY:
        return _("There is no other news section where you may start topics, so this story stays where it is.")
    return _("There is no other section where you may start topics, so this topic stays where it is.")


@require_http_methods(_BOTH)
@writer_or_text_kept
def move(request: HttpRequest, member: Member, topic_id: int) -> HttpResponse:
    """Put a topic into another section."""
    topic = _topic(member, topic_id)
    step = _step(member, topic, _("Move this topic"), _("Its address stays the same."), _("Move topic"))
    others = _sections_for(member, topic)
    if step.refusal is None and not others:
        step = replace(step, refusal=("nowhere", _nowhere(topic)))
    form = MoveForm(request.POST or None)
    form.offer(others, here=topic.section_id)
    return take_step(
        request, step, form,
        lambda given: move_topic(actor=member, topic_id=topic_id, to_section_id=given["section"], at=now()),
    )  # fmt: skip


@require_http_methods(_BOTH)
@writer_or_text_kept
def rename(request: HttpRequest, member: Member, topic_id: int) -> HttpResponse:
    """Give a topic another title."""
    topic = _topic(member, topic_id)
    first = Post.objects.select_related("author", "topic").get(topic=topic, seq=1)
    step = Step(
        topic=topic.title,
        heading=_("Rename this topic"),
        explanation=_("Old links go on working."),
        submit=_("Rename topic"),
        back=topic_url(topic),
        refusal=policy.why_not_edit(member, first, now()),
    )
    initial = {"title": topic.title}
    if is_story_out(topic):
        form = HeadlineForm(request.POST or None, initial=initial)
        return take_step(
            request, step, form,
            lambda given: rename_story(
                actor=member, topic_id=topic_id, title=given["title"], at=now(), answer=answer_in(given)
            ),
        )  # fmt: skip
    return take_step(
        request, step, TitleForm(request.POST or None, initial=initial),
        lambda given: rename_topic(actor=member, topic_id=topic_id, title=given["title"], at=now()),
    )  # fmt: skip


@require_http_methods(_BOTH)
@writer_or_text_kept
def remove(request: HttpRequest, member: Member, topic_id: int) -> HttpResponse:
    """Take a whole topic out of sight."""
    topic = _topic(member, topic_id)
    step = _step(
        member, topic, _("Remove this topic"), _("Only moderators see it from then on. It can be brought back."),
        _("Remove topic"), bad=True,
    )  # fmt: skip
    form = TopicReasonForm(request.POST or None)
    return take_step(
        request,
        step,
        form,
        lambda given: remove_topic(actor=member, topic_id=topic_id, at=now(), reason=given["reason"]),
    )


@require_POST
@writer_or_text_kept
def restore(request: HttpRequest, member: Member, topic_id: int) -> HttpResponse:
    """Bring a removed topic back."""
    step = _step(
        member, _topic(member, topic_id), _("Restore this topic"), _("Everybody can read it again."), _("Restore topic")
    )
    form = ConfirmForm(request.POST)
    return take_step(request, step, form, lambda _given: restore_topic(actor=member, topic_id=topic_id, at=now()))
