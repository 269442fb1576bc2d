"""Forms that carry text: a member posts it; anybody else gets it back, and nothing typed is lost."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from rostra.kit.refusal import Refused
from rostra.media.posting import uploads_from_request, with_pictures
from rostra.members.models import Member
from rostra.members.viewer import viewer_of
from rostra.topics.body import Body, make_body
from rostra.ui.rendering import render

P = ParamSpec("P")
Writing = Callable[Concatenate[HttpRequest, Member, P], HttpResponse]
Answering = Callable[Concatenate[HttpRequest, P], HttpResponse]


def writer_or_text_kept(view: Writing[P]) -> Answering[P]:
    """Call `view` with the member; somebody who is not signed in (any more) gets `text_kept`."""

    @wraps(view)
    def asked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        viewer = viewer_of(request)
        if isinstance(viewer, Member):
            return view(request, viewer, *args, **kwargs)
        return text_kept(request, back=_about(request, kwargs))

    return cast("Answering[P]", asked)


def _about(request: HttpRequest, kwargs: Mapping[str, object]) -> str:
    """Return the page that a form was about: its own address may take nothing but a form."""
    if "topic_id" in kwargs:
        return reverse("topic:bare", args=[kwargs["topic_id"]])
    return reverse("topic:post", args=[kwargs["post_id"]]) if "post_id" in kwargs else request.path


def text_kept(request: HttpRequest, *, back: str) -> HttpResponse:
    """Lead somebody to sign in; one who sent a text sees it again first (401), and comes to `back` from there."""
    if request.method != "POST":
        here = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('account_login')}?{here}")
    context = {
        "heading": _("You are not signed in"),
        "sentence": _("Your text was not posted, and it is not lost: here it is."),
        "advice": _("Copy it, sign in, and send it again."),
        "back": back,
    }
    return _with_text(request, context, status=401)


def text_back(request: HttpRequest, sentence: str, *, back: str) -> HttpResponse:
    """Give a member the text back that they may not post here (any more), with the reason."""
    context = {
        "heading": _("Your text was not posted"),
        "sentence": sentence,
        "advice": _("Your text is not lost: here it is."),
        "back": back,
    }
    return _with_text(request, context, status=422)


def _with_text(request: HttpRequest, context: dict[str, str], status: int) -> HttpResponse:
    typed = {"title": request.POST.get("title", ""), "body": request.POST.get("body", "")}
    return render(request, "web/text_kept.html", {**context, **typed}, status=status)


def with_files(request: HttpRequest, member: Member, text: str) -> str:
    """Return the text with the pictures that came with its form set below it; may raise `Refused`."""
    return with_pictures(text, uploads_from_request(request, member))


def written(text: str, *, author: Member, prefix: str) -> Body:
    """Make a body of a text from a form, or raise `Refused`, also when nothing was written."""
    if not text.strip():
        raise Refused("empty", _("Write something before you post."))
    return make_body(text, author=author, prefix=prefix)
