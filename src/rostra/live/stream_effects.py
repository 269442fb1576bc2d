"""Which streams are closed, or ask anew whether they may listen, when others announce."""

from rostra.kit import bus
from rostra.live.marks import session_mark
from rostra.members.events import RightsChanged, SessionEnded
from rostra.members.queries import session_keys
from rostra.sections.events import SectionsChanged
from rostra.topics.events import TopicMoved, TopicRemoved


def recheck_section(event: SectionsChanged) -> None:
    """Ask anew who may listen to a section whose rights changed."""
    bus.publish({"kind": "recheck", "channel": f"section-{event.section_id}"})
    bus.publish({"kind": "recheck", "channel": "*"})


def recheck_topic(event: TopicMoved | TopicRemoved) -> None:
    """Ask anew who may listen to a topic that moved or went out of sight."""
    bus.publish({"kind": "recheck", "channel": f"topic-{event.topic_id}"})


def reopen_streams(event: RightsChanged) -> None:
    """Close the streams of a member whose rights changed: browsers come back, and are asked who they are."""
    for key in session_keys(event.member_id):
        bus.publish({"kind": "end-session", "session": session_mark(key)})


def end_streams(event: SessionEnded) -> None:
    """Close the open pages' streams of a session that is over."""
    bus.publish({"kind": "end-session", "session": session_mark(event.session_key)})
