"""What a story says beside its text in feeds: deck, lead picture, by-line, where it comes from, what was put right."""

from collections.abc import Mapping, Sequence

from django.template import loader

from rostra.newsdesk.queries import StoryView, stories_of
from rostra.syndication.feeds import StoryPart


def stories_told(topic_ids: Sequence[int]) -> Mapping[int, StoryPart]:
    """Return the stories among some topics, by topic; one query, none for no topics."""
    return {topic_id: _part(story) for topic_id, story in stories_of(topic_ids).items()}


def _part(story: StoryView) -> StoryPart:
    return StoryPart(
        author=story.byline,
        is_by_account=not story.byline or story.byline_beside_author != story.byline,
        updated=story.updated_at,
        above=_html("feeds/_above.html", story),
        below=_html("feeds/_below.html", story),
    )


def _html(template: str, story: StoryView) -> str:
    return str(loader.get_template(template).render({"story": story}))
