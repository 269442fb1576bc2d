"""Who comes where: known to presence and open pages here, and to the other fronts."""

from rostra.front.addresses import Proxies
from rostra.front.asgi import Scope, header
from rostra.front.asked import path_in
from rostra.front.elsewhere import Elsewhere
from rostra.front.filling import place_of, viewer_of
from rostra.front.live import Live
from rostra.front.presence import Presence, is_crawler


class Visits:
    """Notes who is shown a page."""

    def __init__(self, proxies: Proxies, presence: Presence, live: Live, elsewhere: Elsewhere | None) -> None:
        self._proxies = proxies
        self._presence = presence
        self._live = live
        self._elsewhere = elsewhere

    def guest_came(self, scope: Scope, place: str) -> None:
        """Note that a guest is shown a place; crawlers do not count."""
        agent = header(scope["headers"], b"user-agent") or b""
        if not is_crawler(agent):
            self._came(place, self._presence.mark(self._proxies.client(scope).address, agent))

    def heed(self, scope: Scope, viewing: str) -> None:
        """Note what the site tells with a page: which place it is, and which member is shown it."""
        place, member = place_of(viewing), viewer_of(viewing)
        self._presence.learn(path_in(scope), place)
        if member is None:
            self.guest_came(scope, place)
        else:
            name, url = member
            self._came(place, url, name)

    def _came(self, place: str, who: str, name: str = "") -> None:
        self._live.came(place, who, name)
        if self._elsewhere:
            self._elsewhere.tell(place, who, name)
