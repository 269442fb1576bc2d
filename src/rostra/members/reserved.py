"""Names that would pass for the house itself or for an address of it, in every language of the interface."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from rostra.kit.names import shown_skeleton, skeleton
from rostra.members.group_words import BUILT_IN
from rostra.members.groups import groups

WORDS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "admin", "administration", "administrator", "administrators", "anonymous", "bot", "chief editor", "deleted",
        "editor", "editors", "editor in chief", "editorial", "everyone", "guest", "guests", "help", "here", "host",
        "info", "mail", "me", "member", "members", "mod", "moderation", "moderator", "moderators", "mods", "news",
        "news desk", "newsroom", "nobody", "null", "official", "operator", "owner", "postmaster", "register", "root",
        "rostra", "security", "setup", "staff", "support", "system", "team", "undefined", "webmaster",
    ),
    "de": (
        "admin", "administration", "administrator", "administratoren", "administratorin", "administratorinnen", "alle",
        "amtlich", "anonym", "betreiber", "betreiberin", "chefredakteur", "chefredakteurin", "chefredaktion",
        "eigentümer", "eigentuemer", "gast", "gelöscht", "geloescht", "gäste", "gaeste", "hilfe", "inhaber",
        "inhaberin", "jeder", "leitung", "mitglied", "mitglieder", "moderation", "moderator", "moderatoren",
        "moderatorin", "moderatorinnen", "nachrichten", "nachrichtenredaktion", "niemand", "offiziell", "redakteur",
        "redakteure", "redakteurin", "redakteurinnen", "redaktion", "sicherheit", "support", "system", "team",
        "verwalter", "verwalterin", "verwaltung",
    ),
}  # fmt: skip
"""By language; `members/tests/test_reserved_names.py` says when one of the interface has no list."""

# What the interface calls the house and its people, beside the groups.
_CALLED = (gettext_noop("Member"), gettext_noop("News desk"), gettext_noop("Administration"), gettext_noop("News"))


def is_reserved(name: str) -> bool:
    """Say whether a name looks like one of the house."""
    return bool(_looks([name]) & _of_the_house())


def is_of_staff(name: str) -> bool:
    """Say whether a name looks like the name or the title of a group of the site's staff."""
    said = (word for group in groups().by_id.values() if group.is_staff for word in (group.name, group.title))
    return bool(_looks([name]) & _looks(said))


@cache
def _of_the_house() -> frozenset[str]:
    listed = (word for words in WORDS.values() for word in words)
    return _looks(listed) | _looks(_said_by_the_interface())


def _said_by_the_interface() -> Iterator[str]:
    texts = [*_CALLED, *(text for pair in BUILT_IN.values() for text in pair if text)]
    for language, _name in settings.LANGUAGES:
        with override(language):
            yield from [_(text) for text in texts]


def _looks(names: Iterable[str]) -> frozenset[str]:
    found = {look for name in names for look in (skeleton(name), shown_skeleton(name))}
    return frozenset(found - {""})
