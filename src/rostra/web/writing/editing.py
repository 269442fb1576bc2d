"""Editing a post: the form, its preview, and the difference when somebody else was faster."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from markupsafe import Markup

from rostra.kit.clock import now
from rostra.kit.numbers import number_in
from rostra.kit.refusal import Refused
from rostra.markup.wording import in_words
from rostra.media.queries import refusals_of
from rostra.members.models import Member
from rostra.newsdesk.actions.edit_story_text import edit_story_text
from rostra.newsdesk.models import Story
from rostra.sections.access import may
from rostra.topics import policy
from rostra.topics.actions.edit_post import EditedMeanwhile, edit_post
from rostra.topics.actions.rerender_post import heading_of
from rostra.topics.actions.save_draft import discard_posted
from rostra.topics.body import make_body
from rostra.topics.models import Draft, Post, Revision, Topic
from rostra.ui.giving_back import text_back
from rostra.ui.rendering import render
from rostra.ui.shapes import ComposerView
from rostra.web.addresses import post_url
from rostra.web.beside_text import alt_left, control_of, draft_number_of
from rostra.web.paging import page_size
from rostra.web.topic.composing import new_key
from rostra.web.writer import with_files, writer_or_text_kept
from rostra.web.writing.correcting import CONTROLS, answer_in, is_story_out
from rostra.web.writing.difference import Change, changes_between


@require_http_methods(["GET", "HEAD", "POST"])
@writer_or_text_kept
def edit(request: HttpRequest, member: Member, post_id: int) -> HttpResponse:
    """Show the text of a post for editing, preview it, or save it."""
    post = post_for(member, post_id)
    at_desk = _story_at_desk(member, post)
    if request.method != "POST" and at_desk is not None:
        return HttpResponseRedirect(reverse("desk:story", args=[at_desk]))
    if request.method != "POST":
        return _first(request, member, post)
    text = request.POST.get("body", "").replace("\r\n", "\n")
    base = number_in(request.POST.get("base_revision", "")) or post.revision
    reason = request.POST.get("reason", "")[:200]
    try:
        text = with_files(request, member, text)
        _require_no_desk(at_desk)
        return _save(request, member, post, text, base, reason)
    except EditedMeanwhile:
        since = Revision.objects.filter(post_id=post_id, number__gt=base)
        return _both_texts(request, member, post_for(member, post_id), text, since, reason=reason, status=409)
    except Refused as refusal:
        wrong = ((CONTROLS.get(refusal.code, control_of(refusal)), refusal.sentence),)
        return _page(request, member, post, body=text, base=base, reason=reason, errors=wrong, status=422)


def _first(request: HttpRequest, member: Member, post: Post) -> HttpResponse:
    """Show the form with what was typed before and not saved, beside what the post says when that changed since."""
    draft = Draft.objects.filter(member=member, place=f"post-{post.pk}").first()
    if draft is None or draft.source == post.source:
        return _page(request, member, post, body=post.source, base=post.revision, draft=draft)
    since = Revision.objects.filter(post=post, made_at__gt=draft.saved_at)
    if since.exists():
        return _both_texts(request, member, post, draft.source, since, draft=draft)
    return _page(request, member, post, body=draft.source, base=post.revision, draft=draft)


def _both_texts(
    request: HttpRequest,
    member: Member,
    post: Post,
    text: str,
    since: QuerySet[Revision],
    *,
    reason: str = "",
    draft: Draft | None = None,
    status: int = 200,
) -> HttpResponse:
    return _page(
        request, member, post, body=text, base=post.revision, reason=reason, draft=draft,
        errors=(("reply-body", _changed_by(since, member)),), changes=changes_between(post.source, text), status=status,
    )  # fmt: skip


def _changed_by(since: QuerySet[Revision], member: Member) -> str:
    """Say who changed the post meanwhile: the last of others, or the member themselves when nobody else did."""
    others = since.exclude(made_by=member).order_by("-number")
    name = others.values_list("made_by__display_name", flat=True).first()
    if name:
        sentence = _("%(name)s changed this post while you were writing. Below is how your text differs from theirs.")
        return sentence % {"name": name}
    if since.exists():
        return _("You changed this post yourself in another window. Below is how this text differs from that one.")
    return _("Somebody else changed this post while you were writing. Below is how your text differs from theirs.")


def _story_at_desk(member: Member, post: Post) -> int | None:
    """Return the story of a first post, when this member changes it at the desk: there a change can be a correction."""
    if post.seq > 1 or post.topic.kind != Topic.Kind.STORY:
        return None
    return Story.objects.editable_by(member).values_list("pk", flat=True).filter(topic=post.topic).first()


def _require_no_desk(at_desk: int | None) -> None:
    if at_desk is not None:
        raise Refused("at_desk", _("Change a story at the news desk, where readers can be told what was corrected."))


def post_for(member: Member, post_id: int) -> Post:
    """Return a post that the member may see, with its topic and author, or raise `Http404`."""
    rows = Post.objects.visible_to(member).select_related("topic", "author")
    try:
        return rows.get(pk=post_id)
    except Post.DoesNotExist:
        raise Http404 from None


def _save(request: HttpRequest, member: Member, post: Post, text: str, base: int, reason: str) -> HttpResponse:
    if not text.strip():
        raise Refused("empty", _("A post cannot be empty. To take it away, remove it."))
    body = make_body(text, author=member, prefix=f"p{post.pk}-", heading_from=heading_of(post))
    if request.POST.get("do") == "preview":
        shown = in_words(body.html)
        return _page(request, member, post, body=text, base=base, reason=reason, preview=shown)
    if _asks(post):
        edit_story_text(
            editor=member, post_id=post.pk, body=body, base_revision=base, at=now(), reason=reason,
            answer=answer_in(request.POST),
        )  # fmt: skip
    else:
        edit_post(editor=member, post_id=post.pk, body=body, base_revision=base, at=now(), reason=reason)
    discard_posted(member=member, place=f"post-{post.pk}", number=draft_number_of(request), source=text)
    return HttpResponseRedirect(post_url(post.topic, post.seq, page_size(member)))


def _asks(post: Post) -> bool:
    return post.seq == 1 and is_story_out(post.topic)


def _page(  # noqa: PLR0913 - what can come back to a form
    request: HttpRequest,
    member: Member,
    post: Post,
    *,
    body: str,
    base: int,
    reason: str = "",
    preview: Markup = Markup(""),
    errors: tuple[tuple[str, str], ...] = (),
    changes: tuple[Change, ...] = (),
    draft: Draft | None = None,
    status: int = 200,
) -> HttpResponse:
    refusal = policy.why_not_edit(member, post, now())
    back = post_url(post.topic, post.seq, page_size(member))
    if refusal and request.method == "POST":
        return text_back(request, refusal[1], back=back)
    composer = ComposerView(
        action=reverse("topic:edit", args=[post.pk]),
        label=_("Your text"),
        submit=_("Save changes"),
        key=new_key(),
        place=f"post-{post.pk}",
        body=body,
        draft_number=draft.number if draft else draft_number_of(request),
        draft_saved_at=draft.saved_at if draft else None,
        preview=preview,
        errors=errors,
        sums_up=not changes,
        may_upload=may(member, "upload", post.topic.section_id),
        alt=alt_left(request, body),
        hidden=(("base_revision", str(base)),),
    )
    context = {
        "post": post,
        "back": back,
        "composer": composer,
        "reason": reason,
        "changes": changes,
        "asks": _asks(post),
        "answer": answer_in(request.POST),
        "wrong": dict(errors),
        "refusal": refusal[1] if refusal else "",
        "refused_pictures": refusals_of(member, body),
    }
    return render(request, "writing/edit.html", context, status=403 if refusal else status)
