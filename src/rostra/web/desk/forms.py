"""What an editor fills in about a story; the text has the composer, pictures have fields of their own."""

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rostra.community.queries import community
from rostra.members.models import Member
from rostra.newsdesk.models import SourceRecord
from rostra.newsdesk.wording import PictureWords, Source, Wording
from rostra.sections.access import sections_where
from rostra.sections.models import Section

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

FORM_ID = "story"
PICTURES = "image/jpeg,image/png,image/gif,image/webp,image/avif"
_RELATIONS = (
    (SourceRecord.Relation.BASED_ON, gettext_lazy("Based on it")),
    (SourceRecord.Relation.QUOTED, gettext_lazy("Quotes it")),
    (SourceRecord.Relation.TRANSLATED, gettext_lazy("Translated from it")),
)


def news_sections(member: Member) -> list[Section]:
    """Return the sections for news where the member may publish."""
    return [row for row in sections_where(member, "publish") if row.kind == Section.Kind.NEWS]


def _line(label: "_StrPromise", most: int, *, kind: str = "text") -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "type": kind})
    return forms.CharField(label=label, max_length=most, required=False, widget=widget)


def _area(label: "_StrPromise", most: int, style: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2, "dir": "auto", "class": style, "maxlength": most})
    return forms.CharField(label=label, max_length=most, required=False, widget=widget)


class StoryForm(forms.Form):
    """All but text and pictures. A draft needs headline and section alone; the checks ask for the rest."""

    section = forms.TypedChoiceField(label=gettext_lazy("Section"), coerce=int)
    headline = _area(gettext_lazy("Headline"), 200, "title-in")
    deck = _area(gettext_lazy("Deck"), 400, "deck-in")
    byline = _line(gettext_lazy("By-line"), 120)
    publisher = _line(gettext_lazy("Publisher"), 120)
    source_title = _line(gettext_lazy("Original title"), 300)
    url = forms.URLField(
        label=gettext_lazy("Address"), max_length=1000, required=False, assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "off", "inputmode": "url"}),
    )  # fmt: skip
    source_author = _line(gettext_lazy("Author of the source"), 200)
    published_on = forms.DateField(
        label=gettext_lazy("Published on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    relation = forms.ChoiceField(label=gettext_lazy("This story"), choices=_RELATIONS)

    def __init__(self, *args: object, member: Member, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        section = self.fields["section"]
        section.choices = [(row.pk, row.name) for row in news_sections(member)]  # type: ignore[attr-defined]
        self.fields["headline"].required = True
        self.fields["headline"].error_messages["required"] = _("Give the story a headline.")
        for field in self.fields.values():
            field.widget.attrs["form"] = FORM_ID  # Some stand beside the form they belong to.


def initial_of(wording: Wording) -> dict[str, object]:
    """Return what the form shows of a stored story."""
    source = wording.source
    return {
        "section": wording.section_id, "headline": wording.headline, "deck": wording.deck, "byline": wording.byline,
        "publisher": source.publisher, "source_title": source.title, "url": source.url,
        "source_author": source.author, "published_on": source.published_on, "relation": source.relation,
    }  # fmt: skip


def wording_from(
    form: StoryForm, *, body: str, lead: str, badge: str, words: dict[str, PictureWords], otherwise: int
) -> Wording:
    """Return what a sent form says, as far as its fields could be read; `otherwise` is the section if none was."""
    said = form.cleaned_data if form.is_bound else form.initial
    return Wording(
        section_id=said.get("section") or otherwise,
        headline=" ".join((said.get("headline") or "").split()),
        deck=" ".join((said.get("deck") or "").split()),
        body=body,
        byline=said.get("byline") or "",
        source=Source(
            publisher=said.get("publisher") or "",
            title=said.get("source_title") or "",
            url=said.get("url") or "",
            author=said.get("source_author") or "",
            published_on=said.get("published_on"),
            relation=said.get("relation") or SourceRecord.Relation.BASED_ON,
        ),
        lead=lead,
        badge=badge,
        pictures=words,
    )


def zone_of(member: Member) -> ZoneInfo:
    """Return the time zone in which a member reads and writes times."""
    return ZoneInfo(member.time_zone or community().time_zone)


def moment_from(text: str, member: Member) -> dt.datetime | None:
    """Return a time from a field of day and time, in the member's zone; `None` when it is none."""
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=zone_of(member))
    except ValueError:
        return None
