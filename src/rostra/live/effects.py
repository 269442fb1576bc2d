"""What open pages and kept pages are told when others announce."""

from typing import Protocol

from rostra.community.events import CommunityChanged
from rostra.kit import bus
from rostra.kit.front_headers import SOON
from rostra.live.telling import purge, tell
from rostra.members.events import MemberChanged
from rostra.sections.access import path_to
from rostra.sections.events import SectionsChanged
from rostra.topics.events import (
    OfTopic,
    PostEdited,
    PostRemoved,
    PostRendered,
    PostRestored,
    ReplyPosted,
    TopicMoved,
    TopicStarted,
)


class OfSection(Protocol):
    """Any event that changes how a section's lists read."""

    @property
    def section_id(self) -> int:
        """The section."""


def record_reply(event: ReplyPosted) -> None:
    """Tell the topic's readers of a new reply."""
    tell(f"topic-{event.topic_id}", "reply", {"seq": event.seq, "post": event.post_id})


def record_topic(event: TopicStarted) -> None:
    """Tell the section's readers of a new topic."""
    tell(f"section-{event.section_id}", "topic", {"topic": event.topic_id})


def record_edit(event: PostEdited | PostRendered | PostRestored) -> None:
    """Tell the topic's readers that a post reads differently now."""
    tell(f"topic-{event.topic_id}", "edit", {"seq": event.seq, "post": event.post_id})


def record_story(event: OfTopic) -> None:
    """Tell the topic's readers that its story reads or looks differently now."""
    tell(f"topic-{event.topic_id}", "story", {})


def record_removal(event: PostRemoved) -> None:
    """Tell the topic's readers that a notice stands at a post's place."""
    tell(f"topic-{event.topic_id}", "removal", {"seq": event.seq, "post": event.post_id})


def purge_topic(event: OfTopic) -> None:
    """Let no kept page of the topic be served again, and none of its pictures without asking anew."""
    purge(f"topic-{event.topic_id}", f"pictures-{event.topic_id}")


def purge_pages(event: OfTopic) -> None:
    """Let no kept page of the topic be served again that lacks something: whoever may see its pictures still may."""
    purge(f"topic-{event.topic_id}")


def purge_lists(event: OfSection) -> None:
    """Let no kept list that shows the topic be served again."""
    purge("home", *_sections(event.section_id))


def purge_lists_of_first(event: PostEdited | PostRendered) -> None:
    """Let no kept feed or list be served again that shows how a topic begins, when its first post reads differently."""
    if event.seq == 1:
        purge_lists(event)


def age_lists(event: OfSection) -> None:
    """Let kept lists end soon that lack a reply: on a busy site they would be made anew for each."""
    purge(*(f"{SOON}{key}" for key in ("home", *_sections(event.section_id))))


def purge_beside(event: OfSection) -> None:
    """Let no kept page of another topic be served again that offers this one as related."""
    purge(f"beside-{event.section_id}")


def purge_beside_both(event: TopicMoved) -> None:
    """Let no kept page of a topic in the old or the new section offer the moved one any more."""
    purge(f"beside-{event.from_section_id}", f"beside-{event.section_id}")


def purge_both_lists(event: TopicMoved) -> None:
    """Let no kept list of the old or the new section be served again."""
    purge("home", *_sections(event.from_section_id), *_sections(event.section_id))


def purge_member(event: MemberChanged) -> None:
    """Let no kept page that shows the member be served again; a name or picture can stand anywhere."""
    purge(f"member-{event.member_id}")


def purge_everything(event: CommunityChanged | SectionsChanged) -> None:  # noqa: ARG001 - whatever changed, every page shows it
    """Let no kept page be served again."""
    bus.purge_all()


def _sections(section_id: int) -> list[str]:
    return [f"section-{section.pk}" for section in path_to(section_id)]
