"""Marked words that strangers and members must never find, put where they are kept from them, by the real actions."""

import datetime as dt

from rostra.kit.clock import now
from rostra.newsdesk.actions.withdraw_story import withdraw_story
from rostra.newsdesk.tests.making import SOURCE, a_published_story, a_story, a_wording, published, scheduled
from rostra.sections.actions.change_section import SectionTerms, change_section
from rostra.sections.models import Section
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.move_topic import move_topic
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.actions.remove_topic import remove_topic
from rostra.topics.actions.save_draft import save_draft
from rostra.topics.body import make_body
from rostra.topics.models import Post
from tests.cast import a_private_section, a_reply, a_section, a_topic, alice, bob, carol
from tests.work import run_queued_effects

# Stands beside every marked word, so that a search for it finds what must not be found.
SAMOVAR = "samovar"

WORDS = {
    "zqroom": "the name of a private section",
    "zqabout": "the description of a private section",
    "zqtitle": "the title of a topic in a private section",
    "zqtext": "a post in a private section",
    "zqmoved": "a topic that was moved out of sight",
    "zqpost": "a removed post",
    "zqgone": "a removed topic",
    "zqgrace": "what an author took out of a post at once",
    "zqdraft": "somebody else's draft",
    "zqstory": "a story that is not published",
    "zqsource": "the source of a story that is not published",
    "zqlater": "a story that is scheduled",
    "zqback": "a story that was withdrawn",
    "alice@": "somebody's e-mail address",
    "carol@": "a moderator's e-mail address",
}

# What everybody may read at first, and nobody any more once it is taken away.
FOR_NOW = {
    "zqreply": "a post that was removed since",
    "zqtaken": "a topic that was removed since",
    "zqleaves": "a topic that was moved out of sight since",
    "zqwrong": "a story that was withdrawn since",
}


def hide_them_all() -> None:
    """Put every marked word to its place, and let the queue run."""
    _in_a_private_section()
    _among_what_everybody_reads()
    _at_the_desk()
    run_queued_effects()


def _in_a_private_section() -> None:
    section = _renamed(a_private_section())
    topic = a_topic(f"{SAMOVAR} zqtitle", by=carol(), section=section, text=f"A {SAMOVAR} is zqtext.", at=now())
    a_reply(topic, by=carol(), text=f"Another {SAMOVAR}: zqtext.", at=now())
    moved = a_topic(f"{SAMOVAR} zqmoved", by=bob(), section=a_section(), text=f"{SAMOVAR} zqmoved", at=now())
    move_topic(actor=carol(), topic_id=moved.pk, to_section_id=section.pk, at=now())


def _renamed(section: Section) -> Section:
    terms = SectionTerms(
        name="zqroom", description=f"{SAMOVAR} zqabout", kind=section.kind, parent_id=None,
        order=section.order, tone=section.tone, badge="",
    )  # fmt: skip
    return change_section(section_id=section.pk, terms=terms)


def _among_what_everybody_reads() -> None:
    topic = a_topic(f"Tea from a {SAMOVAR}", by=alice(), text=f"Who has a {SAMOVAR}?", at=now())
    removed = a_reply(topic, by=bob(), text=f"My {SAMOVAR} is zqpost.", at=now())
    remove_post(actor=carol(), post_id=removed.pk, at=now(), reason="Advertising")
    _put_right_at_once(a_reply(topic, by=bob(), text=f"My {SAMOVAR}: zqgrace.", at=now()))
    gone = a_topic(f"{SAMOVAR} zqgone", by=bob(), text=f"{SAMOVAR} zqgone", at=now())
    remove_topic(actor=carol(), topic_id=gone.pk, at=now(), reason="Spam")
    save_draft(
        member=alice(), place=f"topic-{topic.pk}", title="zqdraft", source=f"{SAMOVAR} zqdraft", number=0, at=now()
    )


def _put_right_at_once(post: Post) -> None:
    body = make_body(f"My {SAMOVAR}.", author=bob())
    at = post.posted_at + dt.timedelta(seconds=30)
    edit_post(editor=bob(), post_id=post.pk, body=body, base_revision=1, at=at)


def _at_the_desk() -> None:
    a_story(a_wording(headline=f"{SAMOVAR} zqstory", deck="zqstory", source=SOURCE.__class__(publisher="zqsource")))
    later = a_story(a_wording(headline=f"{SAMOVAR} zqlater"), form_key="later")
    scheduled(later, now() + dt.timedelta(days=1))
    back = a_published_story(a_wording(headline=f"{SAMOVAR} zqback", deck="zqback"), form_key="back")
    withdraw_story(editor=back.author, story_id=back.pk, reason="Wrong", base_revision=back.revision, at=now())


def show_for_now() -> None:
    """Put what will be taken away where everybody reads it, and let the queue run."""
    topic = a_topic(f"Where is my {SAMOVAR}", by=alice(), text="Has anybody seen it?", at=now())
    a_reply(topic, by=bob(), text=f"The {SAMOVAR} is zqreply.", at=now())
    a_topic(f"{SAMOVAR} zqtaken", by=bob(), text=f"{SAMOVAR} zqtaken", at=now())
    a_topic(f"{SAMOVAR} zqleaves", by=bob(), text=f"{SAMOVAR} zqleaves", at=now())
    wording = a_wording(headline=f"{SAMOVAR} zqwrong", deck="zqwrong")
    published(a_story(wording, form_key="wrong", at=now()), at=now())
    run_queued_effects()
