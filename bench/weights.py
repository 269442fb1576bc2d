"""What a guest's first page weighs, by kind, packed as browsers get it."""

import re
from collections import Counter
from urllib.parse import urljoin

import httpx

_KINDS = {"js": "script", "css": "styles", "woff2": "font", "svg": "icons"}
_NAMED = re.compile(
    r'(?:src|href)="(/static/[^"#?]+|/[^"#?]+\.js)|from ?"(\.{0,2}/[^"]+\.js)"|import ?"(\.{0,2}/[^"]+\.js)"'
    r'|url\("?([^")]+\.woff2)'
)


def weights(url: str) -> Counter[str]:
    """Return bytes of the bodies by kind: page, script, styles, font, icons."""
    found: Counter[str] = Counter()
    seen = {url}
    waiting = [(url, "page")]
    with httpx.Client(headers={"Accept-Encoding": "gzip, br"}, follow_redirects=True) as browser:
        while waiting:
            address, kind = waiting.pop()
            with browser.stream("GET", address) as answer:
                found[kind] += sum(len(chunk) for chunk in answer.iter_raw())
            if kind not in {"page", "script", "styles"}:
                continue
            for names in _NAMED.findall(browser.get(address).text):
                named = urljoin(address, next(filter(None, names)))
                if named not in seen:
                    seen.add(named)
                    waiting.append((named, _KINDS.get(named.rsplit(".", 1)[-1], "other")))
    return found
