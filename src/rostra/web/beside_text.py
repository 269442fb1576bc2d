"""What a sent form says beside its text, so that the form that comes back says it again."""

from django.http import HttpRequest

from rostra.kit.numbers import number_in


def draft_number_of(request: HttpRequest) -> int:
    """Return the number of the draft that a form knows."""
    return number_in(request.POST.get("draft_number", ""), digits=9) or 0


def alt_left(request: HttpRequest, text: str) -> str:
    """Return what was typed to describe a picture, unless the picture came into `text`, and its description with it."""
    posted = request.POST.get("body", "").replace("\r\n", "\n")
    return request.POST.get("alt", "")[:500] if text == posted else ""
