"""Taking everything in a section, or everywhere, as read."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import a_private_section, a_reply, a_section, a_topic, alice, bob, carol, signed_in
from tests.reading import by_id, links, main_of, words

from rostra.kit.clock import now
from rostra.kit.memo import one_request
from rostra.kit.refusal import Refused
from rostra.reading.actions.mark_all_read import mark_all_read
from rostra.reading.models import ReadMark, SectionRead
from rostra.reading.queries import marks_for, with_mark
from rostra.sections.access import matrix
from rostra.sections.actions.change_permissions import change_permissions
from rostra.topics.actions.move_topic import move_topic
from rostra.topics.models import Topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


def ago(minutes: float) -> dt.datetime:
    """So many minutes before now."""
    return now() - dt.timedelta(minutes=minutes)


def new_on(client: Client, path: str) -> dict[str, str]:
    """The links of a list that lead to what is new, by their words."""
    found = links(main_of(client.get(path)))
    return {label: address for label, address in found.items() if label.endswith(" new")}


@pytest.fixture
def member() -> Client:
    """Bob's browser."""
    return signed_in(Client(), bob())


@pytest.fixture
def talk() -> Topic:
    """A topic that bob opened when it had two posts; two more came since."""
    topic = a_topic("Talk", by=alice(), at=ago(50))
    a_reply(topic, by=bob(), at=ago(40))
    a_reply(topic, by=alice(), at=ago(30))
    a_reply(topic, by=carol(), at=ago(20))
    return topic


@pytest.mark.usefixtures("talk")
def test_a_marked_section_has_nothing_new_whether_opened_before_or_never(member: Client) -> None:
    a_topic("Never opened", by=alice(), at=ago(10))
    before = new_on(member, "/s/long-table/")

    answer = member.post("/s/long-table/read/")

    assert set(before) == {"2 new", "1 new"}
    assert answer.headers["Location"] == "/s/long-table/?done=read"
    assert new_on(member, "/s/long-table/") == {}
    assert "Everything in here is marked as read." in words(main_of(member.get("/s/long-table/?done=read")))


@pytest.mark.usefixtures("talk")
@pytest.mark.parametrize(("path", "action"), [("/s/long-table/", "/s/long-table/read/"), ("/", "/read/")])
def test_the_button_is_a_form_that_needs_no_script(path: str, action: str, client: Client, member: Client) -> None:
    form = main_of(member.get(path)).find(f".//form[@action='{action}']")

    assert form is not None
    assert (form.get("method"), words(form)) == ("post", "Mark all as read")
    assert main_of(client.get(path)).find(f".//form[@action='{action}']") is None


@pytest.mark.parametrize("path", ["/s/long-table/?done=read", "/?done=read"])
def test_a_page_that_is_loaded_again_says_nothing_that_is_no_longer_so(path: str, member: Client, talk: Topic) -> None:
    mark_all_read(member=bob(), section_id=None, at=now())
    before = words(main_of(member.get(path)))

    a_reply(talk, by=alice(), at=now())

    assert "is marked as read." in before
    assert "is marked as read." not in words(main_of(member.get(path)))


def test_what_comes_after_the_mark_is_new_and_no_more(member: Client, talk: Topic) -> None:
    fresh = a_topic("Never opened", by=alice(), at=ago(10))
    mark_all_read(member=bob(), section_id=talk.section_id, at=ago(5))
    a_reply(talk, by=alice(), at=ago(3))
    a_reply(fresh, by=carol(), at=ago(2))
    a_reply(fresh, by=carol(), at=ago(1))

    assert new_on(member, "/s/long-table/") == {
        "1 new": f"{topic_url(talk)}#p5",
        "2 new": f"{topic_url(fresh)}#p2",
    }


def test_the_mark_lies_between_posts_where_its_time_does(talk: Topic) -> None:
    mark_all_read(member=bob(), section_id=talk.section_id, at=ago(25))

    assert marks_for(bob(), [talk.pk]) == {talk.pk: 3}


def test_whichever_mark_reaches_further_counts(talk: Topic) -> None:
    mark_all_read(member=bob(), section_id=talk.section_id, at=ago(45))

    assert marks_for(bob(), [talk.pk]) == {talk.pk: 2}


def test_an_old_topic_that_was_never_opened_stays_as_quiet_as_before(member: Client) -> None:
    old = a_topic("Old", by=alice(), at=now() - dt.timedelta(days=5))
    mark_all_read(member=bob(), section_id=old.section_id, at=now() - dt.timedelta(days=3))
    a_reply(old, by=carol(), at=ago(5))

    assert new_on(member, "/s/long-table/") == {}


def test_the_topic_page_says_what_is_new_since_the_mark(member: Client, talk: Topic) -> None:
    mark_all_read(member=bob(), section_id=talk.section_id, at=ago(10))
    a_reply(talk, by=alice(), at=ago(5))

    main = main_of(member.get(topic_url(talk)))

    assert words(by_id(main, "new")) == "New since your last visit: 1 post"
    assert [post.get("id") for post in main.iter("article") if "post-new" in post.get("class", "")] == ["p5"]


def test_a_topic_page_that_was_marked_has_nothing_new_and_writes_nothing(member: Client, talk: Topic) -> None:
    mark_all_read(member=bob(), section_id=talk.section_id, at=now())

    main = main_of(member.get(topic_url(talk)))

    assert "New since your last visit" not in words(main)
    assert ReadMark.objects.get(member=bob(), topic=talk).seq == 2


def test_parts_are_marked_with_their_section_and_nothing_beside_it(member: Client) -> None:
    a_topic("Above", by=alice(), section=a_section("long-table"), at=ago(9))
    tea = a_topic("Tea", by=alice(), section=a_section("tea", parent="long-table"), at=ago(8))
    a_topic("Green", by=alice(), section=a_section("green-tea", parent="tea"), at=ago(7))

    member.post("/s/tea/read/")

    assert new_on(member, "/s/tea/") == {}
    assert list(new_on(member, "/s/long-table/")) == ["1 new"]
    assert list(SectionRead.objects.filter(section=tea.section).values_list("member__name", flat=True)) == ["bob"]


def test_everything_is_everything_that_one_may_read(member: Client) -> None:
    a_topic("Above", by=alice(), section=a_section("long-table"), at=ago(9))
    private = a_private_section()
    a_topic("Whispered", by=carol(), section=private, at=ago(9))

    answer = member.post("/read/")

    assert answer.headers["Location"] == "/?done=read"
    assert new_on(member, "/") == {}
    assert "Everything is marked as read." in words(main_of(member.get("/?done=read")))
    change_permissions(section_id=private.pk, grants=matrix().rules[a_section("long-table").pk])
    assert list(new_on(member, "/")) == ["1 new"]


def test_a_mark_never_moves_back_and_is_one_row_a_section(talk: Topic) -> None:
    later, earlier = ago(5), ago(15)

    mark_all_read(member=bob(), section_id=talk.section_id, at=later)
    mark_all_read(member=bob(), section_id=None, at=earlier)

    assert SectionRead.objects.get(member=bob(), section=talk.section_id).at == later


def test_the_marks_of_others_stay(talk: Topic) -> None:
    mark_all_read(member=alice(), section_id=None, at=now())

    assert marks_for(bob(), [talk.pk]) == {talk.pk: 2}


def test_a_topic_counts_by_the_section_it_lies_in_now(talk: Topic) -> None:
    mark_all_read(member=bob(), section_id=a_section("harbour").pk, at=now())

    move_topic(actor=carol(), topic_id=talk.pk, to_section_id=a_section("harbour").pk, at=now())

    assert marks_for(bob(), [talk.pk]) == {talk.pk: 4}


def test_nobody_marks_what_they_may_not_read(member: Client) -> None:
    private = a_private_section()

    with pytest.raises(Refused) as refused:
        mark_all_read(member=bob(), section_id=private.pk, at=now())

    assert refused.value.code == "no_read"
    assert member.post("/s/back-room/read/").status_code == 404
    assert member.post("/s/nowhere/read/").status_code == 404


@pytest.mark.parametrize("path", ["/read/", "/s/back-room/read/", "/s/nowhere/read/"])
def test_a_stranger_is_led_to_sign_in_wherever_they_ask(path: str, client: Client) -> None:
    a_private_section()

    answer = client.post(path)

    assert answer.headers["Location"].startswith("/account/sign-in/?next=")


@pytest.mark.parametrize("topics", [1, 12])
def test_marking_costs_the_same_however_much_lies_there(
    topics: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    section = a_section("long-table")
    a_section("tea", parent="long-table")
    for number in range(topics):
        a_topic(f"Topic {number}", by=alice(), section=section, at=ago(9))
    reader = bob()
    mark_all_read(member=reader, section_id=section.pk, at=ago(8))

    # The site's row, the transaction's two ends, the rows that were not there, and those that were.
    with one_request(), django_assert_num_queries(5):
        mark_all_read(member=reader, section_id=section.pk, at=now())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan")
def test_the_place_of_the_mark_in_a_topic_is_looked_up_in_an_index(talk: Topic) -> None:
    plan = with_mark(Topic.objects.filter(pk=talk.pk), bob().pk).explain()

    assert "COVERING INDEX post_by_time (topic_id=? AND posted_at<?)" in plan
    assert "SCAN" not in plan
