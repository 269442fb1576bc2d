"""A guest who follows every link gets pages without a cookie, a complaint, or a question to another host."""

from urllib.parse import urldefrag, urlsplit

import pytest

from tests.journeys.browsing import People
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.processes]
_MOST = 60  # pages; enough to meet every kind from the front page


def test_a_crawl_sets_no_cookie_asks_no_other_host_and_finds_no_broken_link(
    people: People, parts: dict[str, str], server: Server
) -> None:
    assert parts
    page = people.guest()
    waiting, seen, broken = ["/"], {"/"}, []
    kinds: dict[str, int] = {}
    for _ in range(_MOST):
        if not waiting:
            break
        path = waiting.pop(0)
        answer = page.goto(path)
        if answer is None or answer.status >= 400:
            broken.append(path)
        for link in page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)"):
            address = urldefrag(link).url
            path = address.removeprefix(server.url)
            kind = urlsplit(path).path.strip("/").split("/")[0]
            # Three of a kind say what a hundred say.
            if address.startswith(server.url) and path not in seen and kinds.get(kind, 0) < 8 and ".atom" not in path:
                seen.add(path)
                kinds[kind] = kinds.get(kind, 0) + 1
                waiting.append(path)

    assert broken == []
    assert len(seen) > 15
    assert page.context.cookies() == []
