"""The Jinja2 environment of every page: escaping always on, a missing name is an error."""

from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from rostra.kit.paths import path_of
from rostra.ui import times, translations, words
from rostra.ui.fields import errors_of, field_view
from rostra.ui.icons import icon
from rostra.ui.kept import kept


def environment(**options: Any) -> Environment:  # noqa: ANN401 - Django passes on what settings hold
    """Build the environment for `django.template.backends.jinja2.Jinja2`."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options, extensions=["jinja2.ext.i18n"])  # noqa: S701 - escaping is on, see above
    made.newstyle_gettext = True  # type: ignore[attr-defined] # so that values are passed along, not formatted by templates
    made.globals |= {
        "_": translations.gettext,
        "gettext": translations.gettext,
        "ngettext": translations.ngettext,
        "pgettext": translations.pgettext,
        "npgettext": translations.npgettext,
        "url": url,
        "static": staticfiles_storage.url,
        "icon": icon,
        "kept": kept,
        "errors_of": errors_of,
        "field_view": field_view,
        "plural_forms": words.plural_forms,
    }
    made.filters |= {
        "when": times.when,
        "ago": times.ago,
        "day": times.day,
        "day_text": times.day_text,
        "weekday": times.weekday,
        "number": words.number,
    }
    return made


def url(name: str, *args: object, **kwargs: object) -> str:
    """Return the address of a named page, as `url("topic:show", topic.id, topic.slug)`."""
    return reverse(name, kwargs=kwargs) if kwargs else path_of(name, *args)
