"""Every page that a browser can open: the addresses of the site, with what the scene holds in place of their parts."""

import re

from tests.addresses import routes

ADMINISTRATOR, EDITOR, MODERATOR, MEMBER, GUEST = "ada", "erin", "carol", "alice", ""

# What answers with something else than a page, leads on, or needs what only a letter or a device holds.
NO_PAGE = re.compile(
    r"/(media/|live/|drafts/|preview/|read/|s/<str:slug>/read/|members/complete/|healthz|readyz|theme/|notice/|robots\.txt|sitemap|setup/"
    r"|feeds/.|p/<int:post_id>/(react|fragment|restore|unrecommend)/|t/<int:topic_id>/(reply|restore|unlock|unpin)/|account/(sign-in/(passkey|code)|keys/passkeys/<|again/(code|passkey))/?"
    r"|account/(confirm/<|closed/)|desk/<int:story_id>/(publish|schedule|unschedule|withdraw)/|\^)"
)
_MODERATING = "remove|lock|pin|move|rename|recommend"
_WHO_OPENS = (
    (re.compile(r"/admin/"), ADMINISTRATOR),
    (re.compile(r"/desk/"), EDITOR),
    (re.compile(rf"/[tp]/<[^>]+>/({_MODERATING})/"), MODERATOR),
    (re.compile(r"/account/(register|sign-in|password/reset|confirm)/"), GUEST),
    (re.compile(r"/(account/|s/<str:slug>/new/|p/<int:post_id>/edit/)"), MEMBER),
)
# What the scene holds out of the ordinary, as readers and moderators see it.
_UNCOMMON = ("second", "locked", "corrected", "parted", "empty", "changed")
# Where people are: as each of them sees it.
EVERYBODYS = (
    "/",
    "/s/<str:slug>/",
    "/t/<int:topic_id>/<str:slug>/",
    "/m/<str:name>/",
    "/search/?q=ferry",
    "/search/?q=xylophone",
    "/nowhere/",
)


def pages_of(who: str, parts: dict[str, str]) -> list[str]:
    """Return the paths that somebody opens; `parts` says what stands for `<int:topic_id>` and the like."""
    own = [route for route in routes() if not NO_PAGE.match(route) and _opener(route) == who]
    asked = dict.fromkeys([*EVERYBODYS, *own])
    paths = [re.sub(r"<[^>]+>", lambda part: parts[part[0]], route) for route in asked]
    return [*paths, parts["story"], *(parts[name] for name in _UNCOMMON if who in {GUEST, MODERATOR})]


def _opener(route: str) -> str:
    return next((who for kind, who in _WHO_OPENS if kind.match(route)), GUEST)
