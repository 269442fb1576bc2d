"""A story as its readers will see it, before they do."""

from dataclasses import dataclass

from markupsafe import Markup

from rostra.markup.wording import in_words
from rostra.newsdesk.bodies import body_of
from rostra.newsdesk.models import Story
from rostra.newsdesk.queries import LEAD_SIZES, beside_name, picture_view, provenance_of, section_badge
from rostra.newsdesk.showing import gather
from rostra.newsdesk.wording import wording_of
from rostra.sections.access import matrix
from rostra.ui.shapes import Person, Picture, Provenance, SectionMark
from rostra.web.people import shown_member
from rostra.web.rows import section_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """What the topic's page will show of a story."""

    story_id: int
    headline: str
    deck: str
    byline: str
    writer: Person
    section: SectionMark
    lead: Picture | None
    html: Markup
    provenance: Provenance


def preview_page(story: Story) -> PreviewPage:
    """Build the preview of a stored story."""
    shown = gather(story)
    return PreviewPage(
        story_id=story.pk,
        headline=story.headline,
        deck=story.deck,
        byline=beside_name(story.author.display_name, story.byline),
        writer=shown_member(story.author),
        section=section_mark(matrix().sections[story.section_id]),
        lead=picture_view(shown["lead"], LEAD_SIZES),
        html=in_words(body_of(wording_of(story), author=story.author, prefix="preview-").html),
        provenance=provenance_of(shown, byline=story.byline, badge=shown["badge"] or section_badge(story.section_id)),
    )
