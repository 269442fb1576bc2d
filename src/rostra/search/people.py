"""Members who are called what the words say: their pages stand above what is found in news and talk."""

from dataclasses import dataclass

from django.db.models import Q

from rostra.kit.names import normal_form, shown_skeleton
from rostra.kit.paths import path_of
from rostra.kit.prefixes import begins_with
from rostra.members.models import Member

_MOST = 5
_LOOKED_AT = 100  # names that begin alike, of which the busiest members are shown
_SHORTEST, _LONGEST = 2, 60  # characters of what may be a name


@dataclass(frozen=True, slots=True)
class Called:
    """A member of such a name."""

    name: str
    url: str


def people_called(words: str) -> tuple[Called, ...]:
    """Return members whose name begins with the words or who show it, the busiest first; one query.

    Who wrote nothing is not among them: a stranger would read the list of all members here, two letters at a time.
    """
    name = normal_form(words.removeprefix("@"))
    if not _SHORTEST <= len(name) <= _LONGEST:
        return ()
    called = begins_with("name_key", name) | Q(display_skeleton=shown_skeleton(words))
    rows = Member.objects.real().filter(called, post_count__gt=0).order_by("name_key")[:_LOOKED_AT]
    busiest = sorted(rows.only("name", "display_name", "post_count"), key=lambda member: -member.post_count)
    return tuple(Called(member.display_name, path_of("member:profile", member.name)) for member in busiest[:_MOST])
