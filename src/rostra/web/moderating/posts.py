"""Removing, restoring and recommending posts."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rostra.kit.clock import now
from rostra.markup.excerpt import excerpt
from rostra.members.models import Member
from rostra.topics import policy
from rostra.topics.actions.recommend_post import recommend_post, withdraw_recommendation
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.actions.restore_post import restore_post
from rostra.topics.models import Post, Recommendation
from rostra.ui.frame import MenuEntry
from rostra.web.addresses import post_url
from rostra.web.moderating.forms import ConfirmForm, ReasonForm, RequiredReasonForm
from rostra.web.moderating.steps import Step, take_step
from rostra.web.paging import page_size
from rostra.web.writer import writer_or_text_kept
from rostra.web.writing.editing import post_for

_SHOWN = 280  # characters; enough to know the post again


@require_http_methods(["GET", "HEAD", "POST"])
@writer_or_text_kept
def remove(request: HttpRequest, member: Member, post_id: int) -> HttpResponse:
    """Remove a post; a moderator says why."""
    post = post_for(member, post_id)
    own = post.author_id == member.pk
    form = (ReasonForm if own else RequiredReasonForm)(request.POST or None)
    step = _step(
        member,
        post,
        heading=_("Remove post %(number)d") % {"number": post.seq},
        explanation=_("A notice stays at its place. The post can be brought back."),
        submit=_("Remove post"),
        refusal=policy.why_not_remove(member, post, now()) or _at_once(request, policy.why_never_alone(post)),
        bad=True,
    )
    return take_step(
        request, step, form, lambda given: remove_post(actor=member, post_id=post_id, at=now(), reason=given["reason"])
    )


@require_POST
@writer_or_text_kept
def restore(request: HttpRequest, member: Member, post_id: int) -> HttpResponse:
    """Bring a removed post back."""
    post = post_for(member, post_id)
    own = post.author_id == member.pk and post.removed_by_id == member.pk
    step = _step(
        member,
        post,
        heading=_("Restore post %(number)d") % {"number": post.seq},
        explanation=_("Everybody can read the post again."),
        submit=_("Restore post"),
        refusal=None if own else policy.why_not_moderate(member, post.topic.section_id, now()),
    )
    form = ConfirmForm(request.POST)
    return take_step(request, step, form, lambda _given: restore_post(actor=member, post_id=post_id, at=now()))


@require_http_methods(["GET", "HEAD", "POST"])
@writer_or_text_kept
def recommend(request: HttpRequest, member: Member, post_id: int) -> HttpResponse:
    """Point a reply out to readers, or no longer."""
    post = post_for(member, post_id)
    before = Recommendation.objects.filter(post=post).first()
    step = _step(
        member,
        post,
        heading=_("Recommend post %(number)d") % {"number": post.seq},
        explanation=_("It is linked above the discussion, with the reason if you give one."),
        submit=_("Recommend"),
        refusal=policy.why_not_recommend(member, post.topic, now())
        or (None if before else _at_once(request, policy.why_never_recommended(post))),
        undo=_undo(post) if before else None,
    )
    form = ReasonForm(request.POST or None, initial={"reason": before.reason if before else ""})
    return take_step(
        request,
        step,
        form,
        lambda given: recommend_post(actor=member, post_id=post_id, at=now(), reason=given["reason"]),
    )


@require_POST
@writer_or_text_kept
def unrecommend(request: HttpRequest, member: Member, post_id: int) -> HttpResponse:
    """Recommend a reply no longer."""
    post = post_for(member, post_id)
    step = _step(
        member,
        post,
        heading=_("Recommend post %(number)d no longer") % {"number": post.seq},
        explanation=_("It stays where it is in the discussion."),
        submit=_("Recommend no longer"),
        refusal=policy.why_not_recommend(member, post.topic, now()),
    )
    form = ConfirmForm(request.POST)
    return take_step(
        request, step, form, lambda _given: withdraw_recommendation(actor=member, post_id=post_id, at=now())
    )


def _at_once(request: HttpRequest, reason: policy.Reason) -> policy.Reason:
    """Say before anything is typed what the action would say: a form that was sent keeps what was typed."""
    return None if request.method == "POST" else reason


def _step(
    member: Member,
    post: Post,
    *,
    heading: str,
    explanation: str,
    submit: str,
    refusal: tuple[str, str] | None,
    bad: bool = False,
    undo: MenuEntry | None = None,
) -> Step:
    return Step(
        topic=post.topic.title,
        author=post.author.display_name,
        said=excerpt(post.text, _SHOWN),
        heading=heading,
        explanation=explanation,
        submit=submit,
        back=post_url(post.topic, post.seq, page_size(member)),
        refusal=refusal,
        is_destructive=bad,
        undo=undo,
    )


def _undo(post: Post) -> MenuEntry:
    return MenuEntry(
        label=_("Recommend no longer"), url=reverse("topic:unrecommend", args=[post.pk]), icon="star", posts=True
    )
