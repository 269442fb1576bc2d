"""Words of rights, as people read them."""

from django.utils.translation import gettext as _


def verb_words() -> dict[str, str]:
    """Return what each verb of the rights is called."""
    return {
        "see": _("See"),
        "read": _("Read"),
        "start": _("Start topics"),
        "reply": _("Reply"),
        "upload": _("Send pictures"),
        "react": _("React"),
        "moderate": _("Moderate"),
        "publish": _("Publish news"),
    }
