"""What follows from what: every event of every room, and its effects. The `urls.py` of side effects."""

from rostra.community import events as community
from rostra.events.wiring import Effects, Wiring
from rostra.links import effects as links_effects
from rostra.links import events as links
from rostra.live import effects as live
from rostra.live import sitemap_effects as sitemaps
from rostra.live import stream_effects as streams
from rostra.media import effects as media_effects
from rostra.media import events as media
from rostra.members import events as members
from rostra.newsdesk import effects as newsdesk_effects
from rostra.newsdesk import events as newsdesk
from rostra.reactions import events as reactions
from rostra.reading import effects as reading
from rostra.search import effects as search
from rostra.sections import events as sections
from rostra.topics import effects as topics_effects
from rostra.topics import events as topics

EFFECTS: Wiring = {
    community.CommunityChanged: Effects(after=[live.purge_everything]),
    members.MemberRegistered: Effects(),
    members.MemberChanged: Effects(after=[live.purge_member]),
    members.RightsChanged: Effects(after=[streams.reopen_streams]),
    members.SessionEnded: Effects(after=[streams.end_streams]),
    sections.SectionsChanged: Effects(after=[live.purge_everything, streams.recheck_section]),
    links.CardAsked: Effects(later=[links_effects.fetch_card]),
    links.CardFetched: Effects(later=[topics_effects.show_card]),
    media.UploadReceived: Effects(later=[media_effects.make_renditions]),
    media.UploadRefused: Effects(later=[topics_effects.show_picture]),
    media.UploadReady: Effects(later=[topics_effects.show_picture, newsdesk_effects.show_picture]),
    newsdesk.StoryPublished: Effects(later=[search.index_topic], after=[live.purge_topic, live.purge_lists]),
    newsdesk.StoryUpdated: Effects(
        now=[live.record_story],
        later=[search.index_topic],
        after=[live.purge_topic, live.purge_lists, live.purge_beside],
    ),
    newsdesk.StoryWithdrawn: Effects(after=[live.purge_topic, live.purge_lists]),
    topics.PostEdited: Effects(
        now=[live.record_edit, newsdesk_effects.follow_edit],
        later=[search.index_post, topics_effects.mark_quotes],
        after=[live.purge_topic, live.purge_lists_of_first],
    ),
    topics.TopicStarted: Effects(
        now=[live.record_topic, reading.mark_own_topic_read],
        later=[search.index_post],
        after=[live.purge_lists, sitemaps.age_newest_sitemap],
    ),
    topics.ReplyPosted: Effects(
        now=[live.record_reply, reading.mark_own_reply_read],
        later=[search.index_post],
        after=[live.purge_pages, live.age_lists],
    ),
    topics.PostOutdated: Effects(later=[topics_effects.render_anew]),
    topics.PostRendered: Effects(now=[live.record_edit], after=[live.purge_topic, live.purge_lists_of_first]),
    topics.PostReworded: Effects(later=[search.index_post]),
    topics.TopicRendered: Effects(after=[live.purge_pages]),
    topics.PostRemoved: Effects(
        now=[live.record_removal],
        later=[search.index_post, topics_effects.mark_quotes],
        after=[live.purge_topic, live.purge_lists],
    ),
    topics.PostRestored: Effects(
        now=[live.record_edit],
        later=[search.index_post, topics_effects.mark_quotes],
        after=[live.purge_topic, live.purge_lists],
    ),
    topics.TopicChanged: Effects(
        now=[newsdesk_effects.follow_title],
        later=[search.index_topic],
        after=[live.purge_topic, live.purge_lists, live.purge_beside, sitemaps.purge_sitemaps],
    ),
    topics.TopicMoved: Effects(
        now=[newsdesk_effects.follow_topic],
        after=[
            live.purge_topic,
            live.purge_both_lists,
            live.purge_beside_both,
            sitemaps.purge_sitemaps,
            streams.recheck_topic,
        ],
    ),
    topics.TopicRemoved: Effects(
        after=[live.purge_topic, live.purge_lists, live.purge_beside, sitemaps.purge_sitemaps, streams.recheck_topic]
    ),
    topics.TopicRestored: Effects(
        now=[newsdesk_effects.require_published],
        after=[live.purge_topic, live.purge_lists, live.purge_beside, sitemaps.age_sitemaps],
    ),
    topics.PostRecommended: Effects(after=[live.purge_pages]),
    reactions.PostReacted: Effects(after=[live.purge_pages]),
}
