"""What a sent form says beside its text, so that the form that comes back says it again."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from rostra.kit.numbers import number_in
from rostra.kit.refusal import Refused

_MISSING = "picture_missing"


def draft_number_of(request: HttpRequest) -> int:
    """Return the number of the draft that a form knows."""
    return number_in(request.POST.get("draft_number", ""), digits=9) or 0


def alt_left(request: HttpRequest, text: str) -> str:
    """Return what was typed to describe a picture, unless the picture came into `text`, and its description with it."""
    posted = request.POST.get("body", "").replace("\r\n", "\n")
    return request.POST.get("alt", "")[:500] if text == posted else ""


def require_picture_for_words(request: HttpRequest) -> None:
    """Raise `Refused` when words describe a picture that was not chosen; before a preview it may still be."""
    is_described = any(words.strip() for words in request.POST.getlist("alt"))
    if is_described and not request.FILES.getlist("picture") and request.POST.get("do") != "preview":
        raise Refused(_MISSING, _("Choose the picture that these words are for, or take the words out."))


def control_of(refusal: Refused, form: str = "reply") -> str:
    """Return the id of the control of a composer that a refusal is about: where pictures are chosen, or the text."""
    return f"{form}-picture" if refusal.code == _MISSING else f"{form}-body"
