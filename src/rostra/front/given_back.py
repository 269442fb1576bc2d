"""The texts of a form that could not be delivered, so that they can be given back."""

from rostra.front.labels import label_of
from rostra.kit.forms_begun import fields_begun

_FORMS = (b"application/x-www-form-urlencoded", b"multipart/form-data")


def is_form(content_type: bytes) -> bool:
    """Say whether a body of this type comes from a form."""
    return content_type.lower().startswith(_FORMS)


def typed_in_form(content_type: bytes, begun: bytes) -> list[tuple[str, str]]:
    """Return names and texts of the fields that people type into, of a form of which the beginning is known."""
    return [(name, text) for name, text in fields_begun(content_type, begun) if label_of(name) and text.strip()]
