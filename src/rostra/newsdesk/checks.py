"""What the desk looks at before a story goes out: what blocks it, what is worth another look, what is in order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rostra.kit.refusal import Refused
from rostra.newsdesk.wording import Source, Wording, alts_in
from rostra.ui.times import day_text

_LONG_HEADLINE = 70  # characters; beyond that telephones and search engines cut
_SHORT_STORY = 50  # words
_ORDER = {"fail": 0, "hint": 1, "pass": 2}


@dataclass(frozen=True)
class Check:
    """One line of the list. `control` is the id of the field to go to."""

    kind: Literal["fail", "hint", "pass"]
    title: str
    note: str = ""
    detail: str = ""
    control: str = ""


@dataclass(frozen=True)
class PictureFacts:
    """What is known of a picture: its file name, whether it can be shown yet, and why never."""

    name: str
    is_ready: bool
    refusal: str = ""


class NotPublishable(Refused):
    """Some checks block the story; `checks` are all of them."""

    def __init__(self, checks: Sequence[Check]) -> None:
        failed = [check for check in checks if check.kind == "fail"]
        details = " ".join(check.detail for check in failed)
        super().__init__("not_publishable", details)
        self.checks = tuple(checks)


def checks_for(wording: Wording, facts: Mapping[str, PictureFacts]) -> list[Check]:
    """Return every check of a story, what blocks it first. `facts` has what is known of its pictures, by token."""
    found = [_headline(wording.headline), _deck(wording.deck), _text(wording.body), *_source(wording.source)]
    found += [*_pictures(wording, facts), _lead(wording)]
    return sorted(found, key=lambda check: _ORDER[check.kind])


def require_publishable(wording: Wording, facts: Mapping[str, PictureFacts]) -> None:
    """Raise `NotPublishable` when a check blocks the story."""
    checks = checks_for(wording, facts)
    if any(check.kind == "fail" for check in checks):
        raise NotPublishable(checks)


def _headline(headline: str) -> Check:
    title, control = _("Headline"), "id_headline"
    if not headline.strip():
        return Check("fail", title, _("missing"), _("Give the story a headline."), control)
    long = len(headline)
    note = ngettext("%(count)d character", "%(count)d characters", long) % {"count": long}
    if long > _LONG_HEADLINE:
        return Check("hint", title, note, _("Telephones and search engines cut after 70 characters."), control)
    if headline.rstrip().endswith("?"):
        return Check(
            "hint", title, note, _("A question leaves the reader without the news. Say what happened."), control
        )
    return Check("pass", title, note)


def _deck(deck: str) -> Check:
    if not deck.strip():
        return Check("fail", _("Deck"), _("missing"), _("Say in a sentence or two what the story is."), "id_deck")
    return Check("pass", _("Deck"), _("written"))


def _text(body: str) -> Check:
    count = len(body.split())
    note = ngettext("%(count)d word", "%(count)d words", count) % {"count": count}
    if not count:
        return Check("fail", _("Text"), _("missing"), _("Write the story."), "story-body")
    if count < _SHORT_STORY:
        return Check("hint", _("Text"), note, _("That is short for a story. Is everything in it?"), "story-body")
    return Check("pass", _("Text"), note)


def _source(source: Source) -> Iterator[Check]:
    title = _("Source")
    missing = [
        (not source.publisher.strip(), _("Say who published the source."), "id_publisher"),
        (not source.title.strip(), _("Give the title of the source."), "id_source_title"),
        (not _is_web_address(source.url), _("Give the address of the source."), "id_url"),
        (source.published_on is None, _("Say when the source was published."), "id_published_on"),
    ]
    for is_missing, detail, control in missing:
        if is_missing:
            yield Check("fail", title, _("missing"), detail, control)
    if not any(is_missing for is_missing, *_rest in missing):
        day = day_text(source.published_on) if source.published_on else ""
        yield Check("pass", title, _("linked"), f"{source.publisher}, {day}")


def _is_web_address(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _pictures(wording: Wording, facts: Mapping[str, PictureFacts]) -> Iterator[Check]:
    tokens, alts = wording.tokens(), alts_in(wording.body)
    failed = False
    for check in (*_each(wording, tokens, alts, facts), *_badge(wording, facts)):
        failed = True
        yield check
    if tokens and not failed:
        count = len(tokens)
        note = ngettext("%(count)d picture", "%(count)d pictures", count) % {"count": count}
        yield Check("pass", _("Pictures described and credited"), note)


def _each(
    wording: Wording, tokens: Iterable[str], alts: Mapping[str, str], facts: Mapping[str, PictureFacts]
) -> Iterator[Check]:
    for token in tokens:
        words = wording.pictures.get(token)
        name = facts[token].name if token in facts else ""
        if not (words and words.alt.strip()) and not (alts.get(token) and token != wording.lead):
            detail = _("Describe “%(name)s” for people who cannot see it.") % {"name": name}
            yield Check("fail", _("Picture description"), _("missing"), detail, f"alt-{token}")
        if not (words and words.credit.strip()):
            detail = _("Say whose picture “%(name)s” is.") % {"name": name}
            yield Check("fail", _("Picture credit"), _("missing"), detail, f"credit-{token}")
        yield from _file(token, facts)


def _badge(wording: Wording, facts: Mapping[str, PictureFacts]) -> Iterator[Check]:
    if wording.badge:
        yield from _file(wording.badge, facts)


def _file(token: str, facts: Mapping[str, PictureFacts]) -> Iterator[Check]:
    fact = facts.get(token)
    title = _("Picture file")
    if fact is None:
        yield Check(
            "fail", title, _("gone"), _("A picture in the text is not here any more. Send it again."), "story-body"
        )
    elif fact.refusal:
        yield Check("fail", title, _("refused"), f"{fact.name}: {fact.refusal}")
    elif not fact.is_ready:
        detail = _("“%(name)s” is still being prepared. That takes a few seconds.") % {"name": fact.name}
        yield Check("fail", title, _("not ready"), detail)


def _lead(wording: Wording) -> Check:
    if wording.lead:
        return Check("pass", _("Lead picture"), _("chosen"))
    return Check("hint", _("Lead picture"), _("none"), _("A story with a picture is read more often."), "id_lead_file")
