"""Names that would pass for the house itself or for an address of it, in every language of the interface."""

from collections.abc import Iterable, Mapping
from functools import cache

from rostra.kit.names import shown_skeleton, skeleton
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
"""By language; `members/tests/test_reserved_names.py` says when one of the interface, or a word of it, is missing."""


def is_reserved(name: str) -> bool:
    """Say whether a name looks like one of the house."""
    return bool(_looks([name]) & _of_the_house())


def is_of_staff(name: str) -> bool:
    """Say whether a name looks like the name or the title of a group of the site's staff."""
    said = (word for group in groups().by_id.values() if group.is_staff for word in (group.name, group.title))
    return bool(_looks([name]) & _looks(said))


@cache
def _of_the_house() -> frozenset[str]:
    return _looks(word for words in WORDS.values() for word in words)


def _looks(names: Iterable[str]) -> frozenset[str]:
    found = {look for name in names for look in (skeleton(name), shown_skeleton(name))}
    return frozenset(found - {""})
