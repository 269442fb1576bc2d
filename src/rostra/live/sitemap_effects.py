"""Which kept sitemaps are stale, or end soon, when others announce."""

from rostra.kit.front_headers import SOON
from rostra.live.effects import OfTopic
from rostra.live.telling import purge


def purge_sitemaps(event: OfTopic) -> None:  # noqa: ARG001 - any topic stands in one
    """Let no kept sitemap be served again that names a topic which is out of sight or called otherwise."""
    purge("sitemap", "sitemap-newest")


def age_sitemaps(event: OfTopic) -> None:  # noqa: ARG001 - as above
    """Let kept sitemaps end soon that lack a topic."""
    purge(f"{SOON}sitemap", f"{SOON}sitemap-newest")


def age_newest_sitemap(event: OfTopic) -> None:  # noqa: ARG001 - a new topic stands in the last one
    """Let the kept sitemap end soon that lacks a new topic: the others, of ten thousand topics each, stay."""
    purge(f"{SOON}sitemap-newest")
