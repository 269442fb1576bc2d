"""Who is where: in memory, without a write to any database for any read."""

import hashlib
import json
import re
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

WINDOW_S = 15 * 60
_PLACES = 20_000
_PATHS = 50_000
_GUESTS = 5_000  # counted at one place; beyond that the number says "many" anyway
_GUESTS_OF_ALL = 50_000  # counted on the whole site
WHOLE_SITE = "home"  # the front page says who is on the site, whatever page they look at
_NAMES = 30
# What crawlers call themselves; those that lie are not told from people. A dozen roots cover the published lists. Cubot
# makes telephones.
_CRAWLER = re.compile(
    r"(?<!\bcu)bot(?:\b|_)|crawl|spider|slurp|fetch|scan|monitor|preview|feed|curl|wget|python|java/|go-http|okhttp|axios"
    r"|headless|lighthouse|archiv|facebookexternalhit|embedly|whatsapp|mediapartners|perl|ruby|libwww|http-client",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_crawler(agent: bytes) -> bool:
    """Say whether a user agent names itself a program."""
    return not agent or _CRAWLER.search(agent.decode("latin-1")) is not None


@dataclass(slots=True)
class _Place:
    members: OrderedDict[str, tuple[str, float]] = field(default_factory=OrderedDict)
    guests: OrderedDict[str, float] = field(default_factory=OrderedDict)


class Presence:
    """Who looked at which place in the last fifteen minutes. Times are seconds of the loop's clock."""

    def __init__(self, key: str = "") -> None:
        self._places: OrderedDict[str, _Place] = OrderedDict()
        self._paths: OrderedDict[str, str] = OrderedDict()
        # Fronts that share what they see have one key; else it is new at each start. Marks are stored nowhere.
        self._salt = key.encode() or secrets.token_bytes(16)

    def mark(self, address: str, agent: bytes) -> str:
        """Return what a guest is counted by; it says nothing about them."""
        return hashlib.blake2b(address.encode() + agent, digest_size=8, key=self._salt).hexdigest()

    def learn(self, path: str, place: str) -> None:
        """Remember which place a path shows."""
        self._paths[path] = place
        self._paths.move_to_end(path)
        while len(self._paths) > _PATHS:
            self._paths.popitem(last=False)

    def member_came(self, place: str, name: str, url: str, now: float) -> bool:
        """Count a member at a place; say whether that changed who is there."""
        is_new = url not in self._at(place).members
        for counted in {place, WHOLE_SITE}:
            members = self._at(counted).members
            members[url] = (name, now)
            members.move_to_end(url)
        return is_new

    def guest_came(self, place: str, mark: str, now: float) -> bool:
        """Count a guest at a place; say whether that changed how many are there."""
        is_new = mark not in self._at(place).guests
        for counted in {place, WHOLE_SITE}:
            guests = self._at(counted).guests
            guests[mark] = now
            guests.move_to_end(mark)
            if len(guests) > (_GUESTS_OF_ALL if counted == WHOLE_SITE else _GUESTS):
                guests.popitem(last=False)
        return is_new

    def _at(self, place: str) -> _Place:
        here = self._places.get(place)
        if here is None:
            here = self._places[place] = _Place()
            while len(self._places) > _PLACES:
                self._places.popitem(last=False)
        self._places.move_to_end(place)
        return here

    def seen(self, place: str, now: float) -> dict[str, Any]:
        """Return who is at a place: the newest names, and the counts."""
        here = self._places.get(place)
        if here is None:
            return {"members": [], "member_count": 0, "guest_count": 0}
        since = now - WINDOW_S
        while here.members and next(iter(here.members.values()))[1] < since:
            here.members.popitem(last=False)
        while here.guests and next(iter(here.guests.values())) < since:
            here.guests.popitem(last=False)
        newest = [{"name": name, "url": url} for url, (name, _at) in reversed(here.members.items())]
        return {"members": newest[:_NAMES], "member_count": len(newest), "guest_count": len(here.guests)}

    def told(self, path: str, now: float) -> bytes | None:
        """Return what the site is told of the place behind a path, as JSON in ASCII."""
        place = self._paths.get(path)
        return json.dumps(self.seen(place, now)).encode() if place else None
