"""Guests' pages in memory: bytes packed once, surrogate keys, a byte limit."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rostra.front.asgi import Headers
from rostra.front.encoding import KEPT, Encoding, is_worth_packing, packed
from rostra.kit.front_headers import EVERYTHING

# So many purged keys are remembered for pages that were being made at the time; older ones raise the floor.
_REMEMBERED = 50_000
# What an entry costs beside its bytes: headers, keys, the dictionaries' slots. Measured with tracemalloc.
_OVERHEAD = 3_000


@dataclass(frozen=True, slots=True)
class Variant:
    """A page in one encoding, ready to be sent."""

    body: bytes
    headers: Headers
    not_modified: Headers
    etag: bytes


@dataclass(slots=True)
class Entry:
    """A kept page: `fresh_until` and `kept_until` in seconds of the loop's clock."""

    status: int
    plain: bytes
    headers: Headers
    keys: frozenset[str]
    place: str
    fresh_until: float
    kept_until: float
    variants: dict[Encoding, Variant] = field(default_factory=dict)
    size: int = 0

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


class PageCache:
    """Pages by address, thrown away by key, by age and, least recently used first, by weight."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._by_key: dict[str, set[str]] = {}
        self._purged: OrderedDict[str, int] = OrderedDict()
        self._floor = 0
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

    def put(self, address: str, entry: Entry, *, begun: int) -> bool:
        """Keep a page whose making began at moment `begun`, unless one of its keys was purged since."""
        if begun < self._floor or any(self._purged.get(key, 0) > begun for key in (*entry.keys, EVERYTHING)):
            return False
        for encoding in ("br", "gzip", "identity"):
            entry.variant(encoding)
        entry.size = sum(len(made.body) for made in entry.variants.values()) + _OVERHEAD
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
        """Throw away every page with one of these keys, and refuse those that are being made."""
        self.moment += 1
        for key in keys:
            self._purged[key] = self.moment
            self._purged.move_to_end(key)
            addresses = list(self._entries) if key == EVERYTHING else list(self._by_key.get(key, ()))
            for address in addresses:
                self._drop(address)
        while len(self._purged) > _REMEMBERED:
            _, self._floor = self._purged.popitem(last=False)

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
