"""What comes round: every job of every room, and how often."""

from collections.abc import Sequence
from typing import Final

from rostra.operations.periodic import Periodic

_MINUTE, _HOUR = 60, 3600

JOBS: Final[Sequence[Periodic]] = (
    Periodic("checkpoint", 5, "rostra.config.sqlite.checkpointing.checkpoint", is_local=True),
    Periodic("publish-due-stories", 10, "rostra.newsdesk.actions.publish_due.publish_due"),
    Periodic("end-due-pins", _MINUTE, "rostra.topics.actions.pin_topic.end_due_pins"),
    Periodic("make-old-posts-anew", 10, "rostra.topics.actions.rerender_old_posts.rerender_old_posts"),
    Periodic("make-old-about-anew", _MINUTE, "rostra.members.actions.remake_old_about.remake_old_about"),
    Periodic("renew-old-words", 10, "rostra.search.actions.renew_old_words.renew_old_words"),
    Periodic("forget-unconfirmed", _HOUR, "rostra.members.actions.forget_unconfirmed.forget_unconfirmed"),
    Periodic("sweep-unused-uploads", _HOUR, "rostra.media.actions.sweep_unused.sweep_unused"),
    Periodic("sweep-squares", 24 * _HOUR, "rostra.media.actions.sweep_squares.sweep_squares"),
    Periodic("give-back-lost-tasks", 15, "rostra.operations.running_tasks.give_back_lost_tasks"),
    Periodic("forget-done-tasks", _HOUR, "rostra.operations.running_tasks.forget_done_tasks"),
    Periodic("forget-old-live-events", _HOUR, "rostra.operations.sweeping.forget_old_live_events"),
    Periodic("clear-expired-sessions", 24 * _HOUR, "rostra.operations.sweeping.clear_expired_sessions"),
)
