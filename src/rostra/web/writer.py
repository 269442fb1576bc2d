"""Forms that carry text: a member posts it; anybody else gets it back, and nothing typed is lost."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rostra.kit.refusal import Refused
from rostra.media.posting import uploads_from_request, with_pictures
from rostra.members.models import Member
from rostra.members.viewer import viewer_of
from rostra.topics.body import Body, make_body
from rostra.ui.giving_back import text_kept
from rostra.web.addresses import page_about
from rostra.web.beside_text import require_picture_for_words

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
        return text_kept(request, back=page_about(request))

    return cast("Answering[P]", asked)


def with_files(request: HttpRequest, member: Member, text: str) -> str:
    """Return the text with the pictures that came with its form set below it; may raise `Refused`."""
    require_picture_for_words(request)
    return with_pictures(text, uploads_from_request(request, member))


def written(text: str, *, author: Member, prefix: str) -> Body:
    """Make a body of a text from a form, or raise `Refused`, also when nothing was written."""
    if not text.strip():
        raise Refused("empty", _("Write something before you post."))
    return make_body(text, author=author, prefix=prefix)
