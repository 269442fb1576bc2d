"""What is found: words, phrases, parts of words, in any script; and what is not."""

import datetime as dt
from types import ModuleType

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import NOON, a_private_section, a_reply, a_section, a_topic, alice, bob, carol

from rostra.community.stamping import restamp
from rostra.members.models import Member
from rostra.members.viewer import GUEST, Viewer
from rostra.search import postgres, sqlite
from rostra.search.actions.reindex import reindex
from rostra.search.choosing import engine
from rostra.search.engine import Filters, Order
from rostra.search.query import parse
from rostra.sections.access import section_ids
from rostra.topics.actions.edit_post import edit_post
from rostra.topics.actions.move_topic import move_topic
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.actions.remove_topic import remove_topic
from rostra.topics.body import make_body
from rostra.topics.models import Post, Topic

pytestmark = pytest.mark.django_db
LATER = NOON + dt.timedelta(hours=1)


def _texts(typed: str, *, viewer: Viewer = GUEST, author: Member | None = None, order: Order = "best") -> list[str]:
    filters = Filters(section_ids(viewer, "read"), author.pk if author else None)
    found = engine().find(parse(typed), filters, order=order, start=0, count=50)
    texts = dict(Post.objects.filter(pk__in=found.post_ids).values_list("pk", "text"))
    return [texts[pk].strip() for pk in found.post_ids]


def _written(*texts: str) -> Topic:
    topic = a_topic(title="A title", text=texts[0])
    for number, text in enumerate(texts[1:], 1):
        a_reply(topic, text=text, at=NOON + dt.timedelta(minutes=number))
    reindex()
    return topic


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("strasse", "Die Straße ist gesperrt"),
        ("STRASSE", "Die Straße ist gesperrt"),
        ("Straße", "Die Strasse ist gesperrt"),
        ("muller", "Herr Müller kommt"),
        ("müller", "Herr Muller kommt"),
        ("東京", "私は東京に住んでいます"),
        ("京", "私は東京に住んでいます"),
        ("東京に住", "私は東京に住んでいます"),
        ("渡船", "深夜渡船繼續行駛"),
        ("เรือ", "เรือข้ามฟากเที่ยวดึก"),
        ("ข้ามฟาก", "เรือข้ามฟากเที่ยวดึก"),
        ("كتاب", "هذا كِتَابٌ جميل"),
        ("🎉", "We did it 🎉 together"),
        ("👍", "Fine 👍🏽 by me"),
        ("🥳", "Later 🥳"),
        ("ferr", "The ferry sails"),
        ("rry", "The ferry sails"),
        ("ﬁne", "A fine day"),
        ("ＦＥＲＲＹ", "The ferry sails"),
        ('"late boat"', "Take the late boat home"),
        ("한국", "나는 한국어를 배운다"),
        ("100%", "Sure, 100% of it"),
        ("Mueller", "Herr Müller kommt"),
        ("Müller", "Herr Mueller kommt"),
        ("muell", "Die Müllers kommen"),
        ("Groesse", "Die Größe zählt"),
        ("GRÖSSE", "Die Groesse zaehlt"),
        ("faehre", "Die Nachtfähre legt ab"),
        ("fähre", "Die Nachtfaehre legt ab"),
        ('"herr mueller kommt"', "Heute ißt Herr Müller, kommt er?"),
        ('"Herr Müller kommt"', "Guten Tag, Herr Mueller, kommt doch"),
        ("Bauer", "Der Bauer sät"),
        ("neue", "Das neue Haus"),
        ("Mu\u0308ller", "Herr Mueller kommt"),
        ("kobenhavn", "Fra København"),
        ("koebenhavn", "Fra København"),
        ("ışık", "Isik yandi"),
        ("احمد", "قال أحمد إنه قادم"),
        ("أحمد", "قال احمد انه قادم"),
        ("إسلام", "تاريخ الاسلام الطويل"),
        ("القران", "سورة من القرآن"),
        ("مدرسه", "هذه مدرسة قديمة"),
        ("مدرسة", "هذه مدرسه قديمه"),
        ("على", "جلس علي الكرسي"),
        ("العربية", "اللغة العـــربـيّـة"),
        ("ﻣﺮﺣﺒﺎ", "قالوا مرحبا جميعا"),
        ("سلام", "ﺳﻼﻡ عليكم"),
        ("کتاب", "هذا كتاب جميل"),
        ("2024", "في عام ٢٠٢٤ بدأ"),
        ("۱۴۰۳", "سال 1403"),
        ("don't", "They don’t sail"),
    ],
)
def test_it_is_found(typed: str, text: str) -> None:
    _written("Something else altogether", text)

    assert _texts(typed) == [text]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ('"boat late"', "Take the late boat home"),
        ("boat -late", "Take the late boat home"),
        ("京東", "私は東京に住んでいます"),
        ("-boat", "Something"),
        ("", "Something"),
        ("%%%", "Something"),
        ("___", "Something_else"),
        ("neue", "Das Wort neu steht hier"),
        ("Mueller", "Mister Muller calls"),
        ("Mueller -kommt", "Herr Müller kommt"),
        ("Herr -Mueller", "Herr Müller kommt"),
        ("Herr -Müller", "Herr Mueller kommt"),
        ('"kommt mueller"', "Müller kommt"),
        ('"gut boot"', "Das Böötchen ist gut. Boote aus Lübeck"),
    ],
)
def test_it_is_not_found(typed: str, text: str) -> None:
    _written(text)

    assert _texts(typed) == []


def test_titles_weigh_more_than_texts() -> None:
    a_topic(title="Leeks", text="The ferry sails. " * 3)
    a_topic(title="The ferry", text="It sails.")
    reindex()

    assert _texts("ferry")[0] == "It sails."


def test_the_newest_come_first_when_asked_for() -> None:
    _written("ferry one", "ferry ferry ferry two", "ferry three")

    assert _texts("ferry", order="newest") == ["ferry three", "ferry ferry ferry two", "ferry one"]


def test_by_author() -> None:
    _written("ferry by alice", "ferry by bob")

    assert _texts("ferry", author=bob()) == ["ferry by bob"]


def test_a_removed_post_and_a_removed_topic_are_not_found() -> None:
    topic = _written("ferry one", "ferry two")
    reply = Post.objects.get(topic=topic, seq=2)

    remove_post(actor=carol(), post_id=reply.pk, at=LATER, reason="Off topic")
    reindex()
    assert _texts("ferry") == ["ferry one"]

    remove_topic(actor=carol(), topic_id=topic.pk, at=LATER, reason="Off topic")
    assert _texts("ferry", viewer=carol()) == []


def test_a_moved_topic_is_hidden_before_the_index_hears_of_it() -> None:
    topic = _written("ferry one")
    private = a_section("staff-room")
    private.permissions.all().delete()
    private.permissions.create(group_id=carol().group_id, verb="see")
    private.permissions.create(group_id=carol().group_id, verb="read")
    private.permissions.create(group_id=carol().group_id, verb="start")
    restamp()

    move_topic(actor=carol(), topic_id=topic.pk, to_section_id=private.pk, at=LATER)

    assert _texts("ferry") == _texts("ferry", viewer=alice()) == []
    assert _texts("ferry", viewer=carol()) == ["ferry one"]


def test_an_edited_post_is_found_by_its_new_words_alone() -> None:
    topic = _written("ferry one")
    first = Post.objects.get(topic=topic)

    body = make_body("tram one", author=alice())
    edit_post(editor=alice(), post_id=first.pk, body=body, base_revision=1, at=NOON)
    reindex()

    assert (_texts("ferry"), _texts("tram")) == ([], ["tram one"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=300) | st.from_regex(r"[\"'*:^(){}\-+%_\\& |!<>ANDORNOTEAR]{0,60}", fullmatch=True))
def test_no_text_is_an_error(typed: str) -> None:
    a_section()

    assert _texts(typed) == []


def test_a_word_repeated_a_thousand_times_is_no_burden() -> None:
    _written("ferry one")

    assert _texts("ferry " * 1000) == ["ferry one"]


def _bound() -> tuple[ModuleType, str]:
    return (postgres if connection.vendor == "postgresql" else sqlite), "_MOST_RANKED"


def test_the_best_of_more_matches_than_are_shown_is_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*_bound(), 5)
    _written("ferry ferry ferry", "the ferry sails from the quay", "a ferry", "one ferry of the many that there are")

    found = engine().find(parse("ferry"), Filters(section_ids(GUEST, "read")), order="best", start=0, count=1)

    assert Post.objects.get(pk=found.post_ids[0]).text == "ferry ferry ferry"
    assert (found.total, found.is_cut) == (4, False)


def test_of_very_many_matches_the_newest_are_compared_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*_bound(), 2)
    _written("ferry ferry ferry", "the ferry sails from the quay", "ferry ferry")

    found = engine().find(parse("ferry"), Filters(section_ids(GUEST, "read")), order="best", start=0, count=5)

    texts = dict(Post.objects.values_list("pk", "text"))
    assert [texts[pk] for pk in found.post_ids] == ["ferry ferry", "the ferry sails from the quay"]
    assert (found.total, found.is_cut) == (2, True)


def test_what_a_viewer_may_not_read_takes_no_place_among_those_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*_bound(), 1)
    a_topic(text="ferry in the open")
    a_topic(section=a_private_section(), by=carol(), text="ferry behind the door")
    reindex()

    assert _texts("ferry") == ["ferry in the open"]


def test_words_inside_others_follow_the_words_themselves() -> None:
    _written("Something else", "Die Nachtfähre legt ab", "Die Fähre ist alt")

    assert _texts("fähre") == ["Die Fähre ist alt", "Die Nachtfähre legt ab"]


def test_words_inside_others_stand_among_the_rest_when_the_newest_come_first() -> None:
    _written("Something else", "Die Fähre ist alt", "Die Nachtfähre legt ab")

    assert _texts("fähre", order="newest") == ["Die Nachtfähre legt ab", "Die Fähre ist alt"]


def test_pages_go_on_from_the_words_to_those_inside_others() -> None:
    topic = _written("Something else", "Die Nachtfähre legt ab", "Die Fähre ist alt", "Die Autofähre wartet")
    filters = Filters({topic.section_id})

    pages = [engine().find(parse("fähre"), filters, order="best", start=start, count=1) for start in (0, 1, 2, 3)]

    seqs = dict(topic.posts.values_list("pk", "seq"))
    assert [[seqs[pk] for pk in page.post_ids] for page in pages] == [[3], [4], [2], []]
    assert [page.total for page in pages[:3]] == [3, 3, 3]
