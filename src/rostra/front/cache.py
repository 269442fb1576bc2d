"""Guests' pages in memory, and which files guests may have: bytes packed once, surrogate keys, a byte limit."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rostra.front.asgi import Headers
from rostra.front.encoding import KEPT, Encoding, is_worth_packing, packed
from rostra.kit.front_headers import EVERYTHING, SOON

# So many purged keys are remembered for pages that were being made at the time; older ones raise the floor.
_REMEMBERED = 50_000
# A list is made anew at most so often while people write, and shown so much longer while that is done: a site that
# is writing with all its threads takes a second for it.
_SOON_S, _MEANWHILE_S = 1.0, 3.0
# What an entry costs beside its bytes: headers, keys, the dictionaries' slots. Measured with tracemalloc.
_OVERHEAD = 3_000
_OVERHEAD_OF_FILE = 1_100


@dataclass(frozen=True, slots=True)
class Variant:
    """A page in one encoding, ready to be sent."""

    body: bytes
    headers: Headers
    not_modified: Headers
    etag: bytes


@dataclass(slots=True)
class Entry:
    """A kept page; times are seconds of the loop's clock.

    After `fresh_until` a new one is made while this one is shown, until `shown_until`; it is kept until `kept_until`
    for when the site does not answer. With a `file` it says that guests may have that media file, and has no bytes.
    """

    status: int
    plain: bytes
    headers: Headers
    keys: frozenset[str]
    place: str
    made_at: float
    fresh_until: float
    shown_until: float
    kept_until: float
    file: str = ""
    variants: dict[Encoding, Variant] = field(default_factory=dict)
    size: int = 0

    def age(self, meanwhile_s: float = _SOON_S) -> None:
        """Let the page end soon, since it lacks something new; one that was just made is not made again at once.

        For `meanwhile_s` it is shown while a new one is made.
        """
        self.fresh_until = min(self.fresh_until, self.made_at + _SOON_S)
        self.shown_until = min(self.shown_until, self.fresh_until + meanwhile_s)

    def pack(self) -> None:
        """Pack the page in every encoding; what is packed already is not packed again."""
        if not self.file:
            for encoding in ("br", "gzip", "identity"):
                self.variant(encoding)

    def variant(self, encoding: Encoding) -> Variant:
        """Return the page in an encoding, packed at the first call."""
        found = self.variants.get(encoding)
        return found or self._make(encoding)

    def _make(self, encoding: Encoding) -> Variant:
        content_type = next((value for name, value in self.headers if name == b"content-type"), b"")
        used: Encoding = encoding if is_worth_packing(content_type, len(self.plain)) else "identity"
        body = packed(self.plain, used, level=KEPT)
        etag = b'"' + hashlib.blake2b(self.plain + used.encode(), digest_size=12).hexdigest().encode() + b'"'
        shared = [(b"etag", etag), (b"vary", b"accept-encoding"), (b"cache-control", b"private, no-cache")]
        headers = [*self.headers, *shared, (b"content-length", str(len(body)).encode())]
        if used != "identity":
            headers.append((b"content-encoding", used.encode()))
        made = Variant(body, headers, shared, etag)
        self.variants[encoding] = made
        return made


class _Moments:
    """When each key was noted last; so many are remembered, and of older ones it is assumed that they were."""

    def __init__(self) -> None:
        self._at: OrderedDict[str, int] = OrderedDict()
        self._floor = 0

    def note(self, key: str, moment: int) -> None:
        self._at[key] = moment
        self._at.move_to_end(key)
        while len(self._at) > _REMEMBERED:
            _, self._floor = self._at.popitem(last=False)

    def has_since(self, begun: int, keys: Iterable[str]) -> bool:
        return begun < self._floor or any(self._at.get(key, 0) > begun for key in keys)


class PageCache:
    """Pages by address, thrown away by key, by age and, least recently used first, by weight."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._by_key: dict[str, set[str]] = {}
        self._purged = _Moments()
        self._aged = _Moments()
        self._is_doubted = False
        self.moment = 0
        self.weight = 0

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, address: str, now: float) -> Entry | None:
        """Return a kept page, fresh or not, unless it is too old to be shown at all."""
        entry = self._entries.get(address)
        if entry is None:
            return None
        if entry.kept_until < now:
            self._drop(address)
            return None
        self._entries.move_to_end(address)
        return entry

    def has_older(self, address: str, now: float) -> bool:
        """Say whether a page may be shown past its time, since nobody said that it is stale and nothing was missed."""
        return not self._is_doubted and self.get(address, now) is not None

    def put(self, address: str, entry: Entry, *, begun: int) -> bool:
        """Keep a page whose making began at moment `begun`, unless one of its keys was purged since."""
        if self._purged.has_since(begun, (*entry.keys, EVERYTHING)):
            return False
        if self._is_doubted:
            entry.age()
        elif self._aged.has_since(begun, entry.keys):
            entry.age(_MEANWHILE_S)
        entry.pack()
        entry.size = sum(len(made.body) for made in entry.variants.values())
        entry.size += _OVERHEAD_OF_FILE if entry.file else _OVERHEAD
        if entry.size > self._limit:
            return False
        self._drop(address)
        self._entries[address] = entry
        self.weight += entry.size
        for key in entry.keys:
            self._by_key.setdefault(key, set()).add(address)
        while self.weight > self._limit:
            self._drop(next(iter(self._entries)))
        return True

    def forget(self, address: str) -> None:
        """Throw one page away."""
        self._drop(address)

    def purge(self, keys: Iterable[str]) -> None:
        """Throw away every page with one of these keys, and refuse those that are being made.

        A key after `SOON` only lets its pages end soon.
        """
        self.moment += 1
        for key in keys:
            if key.startswith(SOON):
                self._age(key.removeprefix(SOON))
                continue
            self._purged.note(key, self.moment)
            addresses = list(self._entries) if key == EVERYTHING else list(self._by_key.get(key, ()))
            for address in addresses:
                self._drop(address)

    def renew(self, place: str, now: float) -> None:
        """Let the pages of a place be made anew at the next visit: the names on them have changed.

        They are shown a second longer, while that is done. The key of a place is its name.
        """
        for address in self._by_key.get(place, ()):
            entry = self._entries[address]
            if entry.place == place:
                entry.fresh_until = min(entry.fresh_until, now)
                entry.shown_until = min(entry.shown_until, now + _SOON_S)

    def doubt(self, *, is_doubted: bool) -> None:
        """Let every page end soon, also those to come, while nobody tells what is stale."""
        self._is_doubted = is_doubted
        if is_doubted:
            for entry in self._entries.values():
                entry.age()

    def _age(self, key: str) -> None:
        self._aged.note(key, self.moment)
        for address in self._by_key.get(key, ()):
            self._entries[address].age(_MEANWHILE_S)

    def _drop(self, address: str) -> None:
        entry = self._entries.pop(address, None)
        if entry is None:
            return
        self.weight -= entry.size
        for key in entry.keys:
            holders = self._by_key[key]
            holders.discard(address)
            if not holders:
                del self._by_key[key]
