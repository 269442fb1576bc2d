"""A small town whose own words are all Cyrillic: what a page shows in Latin letters comes from the interface."""

import datetime as dt
from dataclasses import dataclass, replace

from rostra.community.actions.change_community import change_community
from rostra.community.actions.post_notice import post_notice
from rostra.community.stamping import restamp
from rostra.kit.names import normal_form
from rostra.members.models import Group, Member
from rostra.newsdesk.actions.update_story import update_story
from rostra.newsdesk.bodies import body_of
from rostra.newsdesk.models import Story
from rostra.newsdesk.tests.making import SOURCE, a_story, a_wording, published
from rostra.reactions.actions.react import react
from rostra.sections.models import Section
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.lock_topic import lock_topic
from rostra.topics.actions.pin_topic import pin_topic
from rostra.topics.actions.recommend_post import recommend_post
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.actions.save_draft import save_draft
from rostra.topics.body import make_body
from rostra.topics.models import Post, Topic
from tests.cast import NOON, a_news_section, a_reply, a_section, a_topic, ada, alice, bob, carol, erin, silenced

_NAMES = {"alice": "Алиса", "bob": "Борис", "carol": "Карина", "erin": "Ирина", "ada": "Ада", "mallory": "Мария"}
_LATER = NOON + dt.timedelta(days=40)


@dataclass(frozen=True)
class Town:
    """What the pages asked for are about."""

    topic: Topic
    locked: Topic
    post: Post
    story: Story
    draft: Story
    section: Section
    administrator: Member

    @property
    def story_slug(self) -> str:
        """What the address of the story says of it."""
        return self.story.topic.slug if self.story.topic else ""


def speak(language: str) -> None:
    """Let the site speak a language."""
    change_community(name="Город", description="Наш город", language=language, time_zone="UTC")


def a_town() -> Town:
    """Fill the database."""
    people = (alice(), bob(), carol(), erin(), ada())
    a_news_section()
    section = a_section()
    a_section("quay", parent=section.slug)
    topic, post = _a_lively_topic()
    locked = a_topic("Закрыто", text="Хватит.")
    lock_topic(actor=carol(), topic_id=locked.pk, at=NOON, reason="Довольно")
    pin_topic(actor=carol(), topic_id=locked.pk, at=NOON)
    story, draft = _stories()
    silenced(people[1])
    save_draft(member=people[4], place=f"topic-{topic.pk}", title="", source="Ещё не всё", number=0, at=_LATER)
    _rename_all()
    post_notice(text="Завтра праздник", link_text="Подробнее", link="/")
    restamp()
    return Town(topic, locked, post, story, draft, section, Member.objects.get(pk=people[4].pk))


def _a_lively_topic() -> tuple[Topic, Post]:
    """A topic with a reply, one recommended, one removed, one edited, and a long gap."""
    topic = a_topic("Паром", text="Паром **опоздал**.")
    post = a_reply(topic, text="> Так\n\nИ было. ||тайна||")
    removed = a_reply(topic, text="Грубо.")
    remove_post(actor=carol(), post_id=removed.pk, at=NOON + dt.timedelta(hours=2), reason="Грубо")
    later = a_reply(topic, text="Снова.", at=_LATER, to=post.pk)
    recommend_post(actor=carol(), post_id=later.pk, at=_LATER, reason="Верно")
    body = make_body("И было так.", author=bob())
    edit_post(editor=carol(), post_id=post.pk, body=body, base_revision=1, at=_LATER, reason="Опечатка")
    react(member=alice(), post_id=post.pk, kind="appreciate", wanted=True, at=_LATER)
    return topic, post


def _stories() -> tuple[Story, Story]:
    source = replace(SOURCE, publisher="Вестник", title="Паром остался", author="Руна")
    wording = a_wording(
        headline="Паром спасён", deck="Шесть против трёх.", body="Паром ходит. " * 20, byline="Ирина", source=source
    )
    story = published(a_story(wording))
    changed = replace(wording, deck="Семь против трёх.")
    update_story(
        editor=erin(), story_id=story.pk, wording=changed, body=body_of(changed, author=erin(), prefix="s-"),
        base_revision=story.revision, at=_LATER, is_correction=True, correction="Было семь голосов.",
    )  # fmt: skip
    return story, a_story(replace(wording, headline="Черновик"), form_key="second")


def _rename_all() -> None:
    for member in Member.objects.all():
        name = _NAMES[member.name]
        Member.objects.filter(pk=member.pk).update(
            name=name, name_key=normal_form(name), display_name=name, email="", language="", silence_reason="Тихо"
        )
    Group.objects.update(name="Группа", title="Звание")
    Section.objects.update(name="Раздел", description="О разном")
