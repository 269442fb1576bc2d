"""The readable part of a topic's address."""

from rostra.kit.slugs import slug_of

# What follows a topic's number in the addresses of acts on it (a test compares this with the URLs).
TAKEN = frozenset(
    {"reply", "lock", "unlock", "pin", "unpin", "move", "rename", "remove", "restore"}
)  # fmt: skip


def topic_slug(title: str) -> str:
    """Return the readable part for a title; empty when it has no letters, or would read like an act on the topic."""
    slug = slug_of(title)
    return "" if slug in TAKEN else slug
