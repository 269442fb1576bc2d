"""The texts of a form that could not be delivered, so that they can be given back."""

from rostra.front.asgi import Scope
from rostra.front.asked import target_in
from rostra.front.labels import label_of
from rostra.kit.forms_begun import fields_begun
from rostra.kit.sending_again import Again, address_here, may_be_sent_again

_FORMS = (b"application/x-www-form-urlencoded", b"multipart/form-data")


def is_form(content_type: bytes) -> bool:
    """Say whether a body of this type comes from a form."""
    return content_type.lower().startswith(_FORMS)


def typed_in_form(content_type: bytes, begun: bytes) -> list[tuple[str, str]]:
    """Return names and texts of the fields that people type into, of a form of which the beginning is known."""
    return [(name, text) for name, text in fields_begun(content_type, begun) if _is_typed(name, text)]


def again_of(scope: Scope, content_type: bytes, whole: bytes) -> Again | None:
    """Return the form if sending it again does nothing twice; `whole` is all of it, but perhaps its files."""
    sent = list(fields_begun(content_type, whole, with_empty=True))
    if scope["method"] != "POST" or not may_be_sent_again(sent):
        return None
    return Again(
        address_here(target_in(scope)), tuple((name, text) for name, text in sent if not _is_typed(name, text))
    )


def _is_typed(name: str, text: str) -> bool:
    return bool(label_of(name) and text.strip())
