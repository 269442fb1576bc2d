"""What an editor fills in about a story; the text has the composer, pictures have fields of their own."""

import datetime as dt
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy

from rostra.community.queries import community
from rostra.kit.lines import one_line
from rostra.members.models import Member
from rostra.newsdesk.models import SourceRecord
from rostra.newsdesk.wording import PictureWords, Source, Wording
from rostra.sections.access import sections_where
from rostra.sections.models import Section

FORM_ID = "story"
NEW_STORY = "story-0"  # the place of the draft of a story that is not stored yet
PICTURES = "image/jpeg,image/png,image/gif,image/webp,image/avif"
RELATIONS = (
    (SourceRecord.Relation.BASED_ON, gettext_lazy("Based on it")),
    (SourceRecord.Relation.QUOTED, gettext_lazy("Quotes it")),
    (SourceRecord.Relation.TRANSLATED, gettext_lazy("Translated from it")),
)


def news_sections(member: Member) -> list[Section]:
    """Return the sections for news where the member may publish."""
    return [row for row in sections_where(member, "publish") if row.kind == Section.Kind.NEWS]


class AskedByChecks(forms.Field):
    """A field that a story needs before it goes out, and a draft does not: the desk's checks ask for it."""

    def validate(self, value: object) -> None:
        """Take any value, also none."""


class _Line(AskedByChecks, forms.CharField):
    pass


class _Address(AskedByChecks, forms.URLField):
    pass


class _Day(AskedByChecks, forms.DateField):
    pass


def _one_line() -> forms.TextInput:
    return forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})


def _lines(most: int, style: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 2, "dir": "auto", "class": style, "maxlength": most})


class StoryForm(forms.Form):
    """All but text and pictures. A draft needs headline and section alone; the checks ask for the rest."""

    use_required_attribute = False

    section = forms.TypedChoiceField(label=gettext_lazy("Section"), coerce=int)
    headline = forms.CharField(
        label=gettext_lazy("Headline"),
        max_length=200,
        widget=_lines(200, "title-in"),
        error_messages={"required": gettext_lazy("Give the story a headline.")},
    )
    deck = _Line(label=gettext_lazy("Deck"), max_length=400, widget=_lines(400, "deck-in"))
    byline = forms.CharField(label=gettext_lazy("By-line"), max_length=120, required=False, widget=_one_line())
    publisher = _Line(label=gettext_lazy("Publisher"), max_length=120, widget=_one_line())
    source_title = _Line(label=gettext_lazy("Original title"), max_length=300, widget=_one_line())
    url = _Address(
        label=gettext_lazy("Address"),
        max_length=1000,
        assume_scheme="https",
        error_messages={"invalid": gettext_lazy("Give the whole address, as in https://example.org/story.")},
        widget=forms.URLInput(attrs={"autocomplete": "off", "inputmode": "url"}),
    )
    source_author = forms.CharField(
        label=gettext_lazy("Author of the source"), max_length=200, required=False, widget=_one_line()
    )
    published_on = _Day(
        label=gettext_lazy("Published on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    relation = forms.ChoiceField(label=gettext_lazy("What the story makes of it"), choices=RELATIONS)

    def __init__(self, *args: object, member: Member, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        section = self.fields["section"]
        section.choices = [(row.pk, row.name) for row in news_sections(member)]  # type: ignore[attr-defined]
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
        headline=one_line(said.get("headline") or ""),
        deck=one_line(said.get("deck") or ""),
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
