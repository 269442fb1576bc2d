"""Every page a browser can open: the addresses of the site with what the cast made in place of their parts."""

import re
from dataclasses import dataclass

from tests.addresses import routes

GUEST, MEMBER, MODERATOR, ADMINISTRATOR = "", "alice", "carol", "ada"

# What answers with something else than a page, or leads on.
NO_PAGES = re.compile(
    r"^/(media/|live/|drafts/|preview/|members/complete/|healthz|readyz|theme/|notice/|p/<int:post_id>/(react|fragment)/|"
    r"robots\.txt|.*(sitemap|\.xml|\.atom|feed/)|setup/|account/sign-in/passkey/|account/keys/passkeys/<|"
    r"account/again/(code|passkey)/|account/confirm/<|desk/<int:story_id>/(publish|schedule|unschedule|withdraw)/|"
    r"\^)"
)
_WHO_SEES = (
    (re.compile(r"^/admin/"), ADMINISTRATOR),
    (re.compile(r"^/desk/"), "erin"),
    (re.compile(r"^/(t|p)/<[^>]+>/(remove|restore|lock|unlock|pin|unpin|move|rename|recommend|unrecommend)/"), MODERATOR),
    (re.compile(r"^/account/(register|sign-in|password/reset|confirm|closed)/"), GUEST),
    (re.compile(r"^/(account/|s/<str:slug>/new/|p/<int:post_id>/edit/)"), MEMBER),
)


@dataclass(frozen=True)
class PageAddress:
    """A page, and who opens it."""

    path: str
    who: str


def addresses(parts: dict[str, str]) -> list[PageAddress]:
    """Return all pages; `parts` says what stands for `<int:topic_id>` and the like."""
    found = []
    for route in routes():
        if NO_PAGES.match(route):
            continue
        path = re.sub(r"<[^>]+>", lambda part: parts[part[0]], route)
        found.append(PageAddress(path, next((who for kind, who in _WHO_SEES if kind.match(route)), GUEST)))
    return found
