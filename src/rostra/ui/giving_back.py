"""Pages that give a text back which was not posted: why, the text itself, and the way on."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from rostra.ui.rendering import render
from rostra.ui.typed import typed_in


def text_kept(request: HttpRequest, *, back: str) -> HttpResponse:
    """Lead somebody to sign in; one who sent a form sees its texts again first (401), and goes on to `back`."""
    if request.method != "POST":
        here = quote(request.get_full_path(), safe="/")
        return HttpResponseRedirect(f"{reverse('account_login')}?next={here}")
    typed = typed_in(request)
    context = {
        "heading": _("You are not signed in"),
        "sentence": _("Your text was not posted, and it is not lost: here it is.") if typed else _("Nothing was done."),
        "advice": _("Copy it, sign in, and send it again.") if typed else _("Sign in, and try again."),
        "back": back,
        "typed": typed,
    }
    return render(request, "ui/text_kept.html", context, status=401)


def text_back(request: HttpRequest, sentence: str, *, back: str) -> HttpResponse:
    """Give a member the texts back that they may not post here (any more), with the reason (403)."""
    typed = typed_in(request)
    context = {
        "heading": _("Your text was not posted"),
        "sentence": sentence,
        "advice": _("Your text is not lost: here it is.") if typed else "",
        "back": back,
        "typed": typed,
    }
    return render(request, "ui/text_kept.html", context, status=403)
