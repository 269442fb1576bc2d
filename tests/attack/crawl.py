"""Asking for everything: every address with every thing there is, and every link found on the way."""

import html
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from typing import cast

from django.http import HttpResponse, HttpResponseBase
from django.test import Client

from rostra.members.models import Member
from rostra.newsdesk.models import Story
from rostra.sections.models import Section
from rostra.topics.models import Post, Topic
from tests.addresses import routes
from tests.attack.canaries import SAMOVAR

Ask = Callable[[str], HttpResponse]

_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
_LINK = re.compile(
    r'(?:href|src|action|content|data-\w+)="(?:https?://(?:testserver|localhost:\d+|127\.0\.0\.1:\d+))?(/[^"]*)"'
)
_XML_LINK = re.compile(r"<(?:loc|id|uri)>https?://[^/<]+(/[^<]*)<")
# Questions to addresses that answer some; names and numbers of what is hidden among them.
_QUESTIONS = {
    "/search/": [f"?q={SAMOVAR}", f"?q={SAMOVAR}&order=newest", "?author=carol", "?section=back-room", "?q=zq"],
    "/members/complete/": ["?q=a", "?q=c"],
    "/live/authorize/": [f"?place={kind}-{number}" for kind in ("topic", "section") for number in range(1, 9)],
    "/live/since/": [f"?place={kind}-{number}" for kind in ("topic", "section") for number in range(1, 9)],
}
_MOST = 1_500  # addresses; far more than the town has
_LEFT_OUT = ("/static/", "/account/sign-out/")


def every_address() -> Iterator[str]:
    """Yield each address of the site with each thing there is, whether it may be seen or not."""
    things = {
        "topic_id": list(Topic.objects.values_list("pk", flat=True)),
        "post_id": list(Post.objects.values_list("pk", flat=True)),
        "name": list(Member.objects.values_list("name", flat=True)),
        "story_id": list(Story.objects.values_list("pk", flat=True)),
        # Not the marked words themselves: pages repeat the address that was asked for.
        "slug": [*Section.objects.values_list("slug", flat=True), "another-title"],
    }
    for route in routes():
        names = [first or second for first, second in _PARAMETER.findall(route)]
        for values in product(*(things.get(name, [1, 2, 3]) for name in names)):
            given = dict(zip(names, values, strict=True))
            path = _PARAMETER.sub(lambda found, given=given: str(given[found[1] or found[2]]), route)  # type: ignore[misc]
            yield re.sub(r"[\^$]", "", path)
        yield from (route + question for question in _QUESTIONS.get(route, []))


def everything(client: Client) -> dict[str, HttpResponse]:
    """Return what is answered at each address."""
    client.raise_request_exception = False
    get = cast("Ask", client.get)  # What the test client gives back has more than the class it is of.
    return answers_to(get, every_address())


def answers_to(ask: Ask, addresses: Iterable[str]) -> dict[str, HttpResponse]:
    """Return what is answered at these addresses and at all that the answers link."""
    waiting, answers = deque(addresses), dict[str, HttpResponse]()
    while waiting:
        address = waiting.popleft().partition("#")[0]
        if address in answers or address.startswith(_LEFT_OUT):
            continue
        assert len(answers) < _MOST, f"no end of addresses: {address}"
        answers[address] = ask(address)
        waiting.extend(_links_in(said(answers[address])))
    return answers


def said(answer: HttpResponseBase) -> str:
    """Return all that an answer says: its headers and its text."""
    body = b"".join(cast("Iterable[bytes]", answer))
    return f"{answer.headers}\n{body.decode(errors='replace')}"


def _links_in(text: str) -> list[str]:
    links = [html.unescape(link) for pattern in (_LINK, _XML_LINK) for link in pattern.findall(text)]
    return [link.partition("next=")[0] for link in links]  # The way back grows with every step.


def found_in(answers: Mapping[str, HttpResponseBase], words: dict[str, str]) -> list[str]:
    """Return a sentence for each marked word that was found."""
    return [f"{address} tells {words[word]} ({word})" for address, word in places_of(answers, words)]


def places_of(answers: Mapping[str, HttpResponseBase], words: Iterable[str]) -> list[tuple[str, str]]:
    """Return where which of these words was found."""
    texts = {address: said(answer) for address, answer in answers.items()}
    return [(address, word) for address, text in texts.items() for word in words if word in text]
