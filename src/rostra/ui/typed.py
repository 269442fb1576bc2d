"""What a person typed into a form that could not be taken: gathered with its labels, so that nothing typed is lost."""

from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext_lazy

from rostra.kit.forms_begun import BEGINNING, fields_begun
from rostra.kit.sending_again import Again, address_here, may_be_sent_again

_ONE_LINE = 80  # characters; a longer text gets a field of several lines, as these do always
_LONG = frozenset({"body", "about", "correction"})
# The fields of text of all forms, each by what it is called there. What is not named here, as passwords, tokens, keys
# and hidden fields, is never given back; `ui/tests/test_typed.py` says when a form has a field that is missing.
LABELS = {
    "title": gettext_lazy("Title"),
    "headline": gettext_lazy("Headline"),
    "deck": gettext_lazy("Deck"),
    "body": gettext_lazy("Your text"),
    "byline": gettext_lazy("By-line"),
    "publisher": gettext_lazy("Publisher"),
    "source_title": gettext_lazy("Original title"),
    "url": gettext_lazy("Address"),
    "source_author": gettext_lazy("Author of the source"),
    "correction": gettext_lazy("Correction"),
    "reason": gettext_lazy("Reason"),
    "alt": gettext_lazy("Describe the picture"),
    "credit": gettext_lazy("Credit"),
    "caption": gettext_lazy("Caption"),
    "display_name": gettext_lazy("Name shown"),
    "about": gettext_lazy("About you"),
    "name": gettext_lazy("Name"),
    "slug": gettext_lazy("Part of the address"),
    "description": gettext_lazy("Description"),
    "text": gettext_lazy("Notice"),
    "link": gettext_lazy("Link"),
    "link_text": gettext_lazy("Words of the link"),
    "site_name": gettext_lazy("Name of the site"),
    "admin_name": gettext_lazy("Your name here"),
    "news": gettext_lazy("First section for news"),
    "talk": gettext_lazy("First section for talk"),
}


@dataclass(frozen=True, slots=True)
class TypedField:
    """The text of one field and what the field is called; `is_long` when one line is too short for it."""

    name: str
    label: str
    text: str
    is_long: bool


def typed_in(request: HttpRequest) -> tuple[TypedField, ...]:
    """Return the texts of the form that was sent, in its order; none that is empty, none of a page only asked for."""
    if request.method != "POST":
        return ()
    return tuple(_field(name, text) for name, text in _sent(request) if _is_typed(name, text))


def again_of(request: HttpRequest) -> Again | None:
    """Return what was sent if it is here whole and sending it again does nothing twice."""
    if request.method != "POST":
        return None
    read = _read(request)
    if not may_be_sent_again(read):
        return None
    hidden = tuple((name, text) for name, text in read if not _is_typed(name, text))
    return Again(address_here(request.get_full_path()), hidden)


def _is_typed(name: str, text: str) -> bool:
    return bool(text.strip() and label_of(name))


def _field(name: str, sent: str) -> TypedField:
    text = sent.replace("\r\n", "\n")
    return TypedField(name, label_of(name), text, is_long=name in _LONG or "\n" in text or len(text) > _ONE_LINE)


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    """Return names and texts of what was sent; of a form that cannot be read, how it begins."""
    read = _read(request)
    beginning = request.META.get(BEGINNING)
    if read or beginning is None:
        return read
    with suppress(UnreadablePostError):
        return list(fields_begun(request.META.get("CONTENT_TYPE", "").encode(), beginning()))
    return []


def _read(request: HttpRequest) -> list[tuple[str, str]]:
    try:
        return [(name, text) for name, values in request.POST.lists() for text in values]
    except (UnreadablePostError, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent, MultiPartParserError):
        return []


def label_of(name: str) -> str:
    """Return what a field of text is called, or nothing for any other; `alt-<picture>` and `notice-text` are such."""
    names = (name, name.partition("-")[0], name.partition("-")[2])
    return next((str(LABELS[one]) for one in names if one in LABELS), "")
