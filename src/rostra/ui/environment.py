"""The Jinja2 environment of every page: escaping always on, a missing name is an error."""

from functools import cache
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from jinja2 import Environment, StrictUndefined, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context

from rostra.kit.paths import path_of
from rostra.ui import times, translations, words
from rostra.ui.fields import errors_of, field_view
from rostra.ui.icons import icon
from rostra.ui.kept import kept


class _Template(Template):
    """A template whose macros are made once: none has globals of its own, so there is nothing to compare each time."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 - as Jinja's
        return super()._get_default_module()


class _Environment(Environment):
    template_class = _Template


def environment(**options: Any) -> Environment:  # noqa: ANN401 - Django passes on what settings hold
    """Build the environment for `django.template.backends.jinja2.Jinja2`."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = _Environment(**options, extensions=["jinja2.ext.i18n"])
    made.newstyle_gettext = True  # type: ignore[attr-defined] # so that values are passed along, not formatted by templates
    made.globals |= {
        "_": translations.gettext,
        "gettext": translations.gettext,
        "ngettext": translations.ngettext,
        "pgettext": translations.pgettext,
        "npgettext": translations.npgettext,
        "url": url,
        "static": cache(staticfiles_storage.url),
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
        "apart": words.apart,
        "titled": words.titled,
        "readable": words.readable,
    }
    return made


def url(name: str, *args: object, **kwargs: object) -> str:
    """Return the address of a named page, as `url("topic:show", topic.id, topic.slug)`."""
    return reverse(name, kwargs=kwargs) if kwargs else path_of(name, *args)
