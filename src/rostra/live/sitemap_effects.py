"""Which kept sitemaps are stale, or end soon, when others announce something of a topic: any stands in one."""

from rostra.kit.front_headers import SOON
from rostra.live.telling import purge
from rostra.topics.events import OfTopic


def purge_sitemaps(_event: OfTopic) -> None:
    """Let no kept sitemap be served again that names a topic which is out of sight or called otherwise."""
    purge("sitemap", "sitemap-newest")


def age_sitemaps(_event: OfTopic) -> None:
    """Let kept sitemaps end soon that lack a topic."""
    purge(f"{SOON}sitemap", f"{SOON}sitemap-newest")


def age_newest_sitemap(_event: OfTopic) -> None:
    """Let the kept sitemap end soon that lacks a new topic: the others, of ten thousand topics each, stay."""
    purge(f"{SOON}sitemap-newest")
