"""What templates say: escaped values, grouped counts, the language of the request."""

from django.utils import translation
from markupsafe import Markup

from rostra.ui import translations


def test_values_are_escaped_and_messages_are_not() -> None:
    said = translations.gettext("<b>%(name)s</b> wrote", name="<Lotte>")

    assert said == Markup("<b>&lt;Lotte&gt;</b> wrote")


def test_counts_are_grouped() -> None:
    with translation.override("en"):
        assert translations.ngettext("%(count)s reply", "%(count)s replies", 3204, count=3204) == "3,204 replies"


def test_a_percent_sign_stands_as_in_other_messages() -> None:
    assert translations.gettext("100%% of it") == "100% of it"


def test_each_language_has_its_own_words() -> None:
    with translation.override("de"):
        german = str(translations.gettext("Yes"))
    with translation.override("en"):
        english = str(translations.gettext("Yes"))

    assert english == "Yes"
    assert german != english
