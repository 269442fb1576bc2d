"""The Jinja2 environment of every page: escaping always on, a missing name is an error."""

from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from rostra.ui import times, words
from rostra.ui.fields import errors_of, field_view
from rostra.ui.icons import icon


def environment(**options: Any) -> Environment:  # noqa: ANN401 - Django passes on what settings hold
    """Build the environment for `django.template.backends.jinja2.Jinja2`."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options, extensions=["jinja2.ext.i18n"])  # noqa: S701 - escaping is on, see above
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    made.globals |= {
        "url": url,
        "static": staticfiles_storage.url,
        "icon": icon,
        "errors_of": errors_of,
        "field_view": field_view,
        "plural_forms": words.plural_forms,
    }
    made.filters |= {
        "when": times.when,
        "ago": times.ago,
        "day": times.day,
        "day_text": times.day_text,
        "number": words.number,
    }
    return made


def url(name: str, *args: object, **kwargs: object) -> str:
    """Return the address of a named page, as `url("topic:show", topic.id, topic.slug)`."""
    return reverse(name, args=args, kwargs=kwargs)
