"""Who may have a picture: whoever is shown it in a post or a story, or sent it."""

from rostra.media.queries import is_of
from rostra.members.viewer import Viewer
from rostra.newsdesk import queries as newsdesk
from rostra.topics import queries as topics


def topic_showing(path: str, viewer: Viewer) -> int | None:
    """Return a topic that shows the viewer the file at `path`, in a post or as a story; at most three queries."""
    return topics.topic_showing(path, viewer) or newsdesk.topic_showing(path, viewer)


def is_shown_to(path: str, viewer: Viewer) -> bool:
    """Say whether the viewer may have the file; a guest only by a topic that shows it."""
    return (
        not viewer.is_guest
        and (is_of(path, viewer) or bool(topic_showing(path, viewer)) or newsdesk.is_on_desk_of(path, viewer))
    )  # fmt: skip
