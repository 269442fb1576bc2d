"""The few interface words that become part of a post's stored HTML, in the language of the site."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from rostra.community.queries import community
from rostra.markup.context import Words


def site_words() -> Words:
    """Return the words in the site's language: stored HTML is one for all readers, whatever they read in."""
    with override(community().language):
        return Words(
            wrote=_("%(name)s wrote"),
            changed=_("Edited since it was quoted"),
            spoiler=_("Spoiler"),
            pending=_("This picture is not ready yet"),
            preparing=_("The picture is being prepared."),
            refused=_("This picture could not be shown."),
            footnote=_("Footnote"),
            back=_("Back to the text"),
            done=_("Done"),
            to_do=_("To do"),
        )
