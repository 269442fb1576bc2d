"""Acts of moderation, step by step, by forms."""

import datetime as dt

import pytest
from django.test import Client
from tests.cast import a_news_section, a_reply, a_section, a_story_topic, a_topic, ada, alice, bob, carol, signed_in
from tests.reading import Answer, address_of, by_id, links, main_of, words

from rostra.kit.clock import now
from rostra.sections.models import Section
from rostra.topics.models import Post, Topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic() -> Topic:
    """A topic by alice with a reply by bob."""
    topic = a_topic(by=alice(), at=now())
    a_reply(topic, by=bob(), text="So it did.", at=now())
    return topic


@pytest.fixture
def post(topic: Topic) -> Post:
    """The reply by bob."""
    return topic.posts.get(seq=2)


def fresh(topic: Topic) -> Topic:
    """The topic as it is in the database now."""
    return Topic.objects.get(pk=topic.pk)


@pytest.fixture
def harbour() -> Section:
    """Another section of talk."""
    return a_section("harbour")


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("act", ["lock", "pin", "move", "rename", "remove"])
def test_each_act_says_first_what_it_means(client: Client, topic: Topic, act: str) -> None:
    answer = signed_in(client, carol()).get(f"/t/{topic.pk}/{act}/")

    main = main_of(answer)
    assert answer.status_code == 200
    assert main.find(".//h1") is not None
    assert main.find(f".//form[@action='/t/{topic.pk}/{act}/']") is not None


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("act", ["lock", "pin", "move", "rename", "remove"])
def test_each_act_says_which_topic_it_is_about(client: Client, topic: Topic, act: str) -> None:
    answer = signed_in(client, carol()).get(f"/t/{topic.pk}/{act}/")

    assert address_of(main_of(answer), topic.title) == topic_url(topic)


@pytest.mark.parametrize("act", ["remove", "recommend"])
def test_each_act_on_a_post_shows_the_post(client: Client, topic: Topic, post: Post, act: str) -> None:
    main = main_of(signed_in(client, carol()).get(f"/p/{post.pk}/{act}/"))

    assert words(main.find(".//blockquote")) == "bob wroteSo it did."
    assert topic.title in links(main)


def test_a_topic_is_locked_with_a_reason_and_opened_again(client: Client, topic: Topic) -> None:
    moderator = signed_in(client, carol())

    locked = moderator.post(f"/t/{topic.pk}/lock/", {"reason": "Said enough."})

    assert locked.headers["Location"] == topic_url(topic)
    assert fresh(topic).lock_reason == "Said enough."
    moderator.post(f"/t/{topic.pk}/unlock/")
    assert fresh(topic).locked_at is None


def test_a_topic_is_pinned_for_a_time_and_unpinned(client: Client, topic: Topic) -> None:
    moderator = signed_in(client, carol())

    moderator.post(f"/t/{topic.pk}/pin/", {"until": "2099-01-01T12:00"})

    assert fresh(topic).pinned_until == dt.datetime(2099, 1, 1, 12, tzinfo=dt.UTC)
    moderator.post(f"/t/{topic.pk}/unpin/")
    assert not fresh(topic).is_pinned


def test_a_pin_that_ends_in_the_past_is_put_right(client: Client, topic: Topic) -> None:
    answer = signed_in(client, carol()).post(f"/t/{topic.pk}/pin/", {"until": "2001-01-01T12:00"})

    assert answer.status_code == 422
    assert "The end of the pin lies in the past." in words(main_of(answer))


def test_a_topic_is_moved(client: Client, topic: Topic, harbour: Section) -> None:
    answer = signed_in(client, carol()).post(f"/t/{topic.pk}/move/", {"section": str(harbour.pk)})

    assert answer.status_code == 302
    assert fresh(topic).section == harbour


def offered(answer: Answer) -> list[str]:
    """The sections that a form offers, and above them the way to choose none."""
    return [words(option) for option in main_of(answer).findall(".//select/option")]


@pytest.mark.usefixtures("harbour")
def test_a_topic_is_offered_every_other_section(client: Client, topic: Topic) -> None:
    a_news_section()

    answer = signed_in(client, ada()).get(f"/t/{topic.pk}/move/")

    assert offered(answer) == ["Choose a section", "Harbour", "Town Hall"]


@pytest.mark.usefixtures("harbour")
def test_a_story_is_offered_other_news_sections_alone(client: Client) -> None:
    story = a_story_topic()
    a_news_section("island-council")

    answer = signed_in(client, ada()).get(f"/t/{story.pk}/move/")

    assert offered(answer) == ["Choose a section", "Island Council"]


def test_a_topic_that_can_go_nowhere_is_told_so_instead_of_a_form(client: Client, topic: Topic) -> None:
    main = main_of(signed_in(client, carol()).get(f"/t/{topic.pk}/move/"))

    assert "There is no other section where you may start topics" in words(main)
    assert main.find(".//select") is None


@pytest.mark.usefixtures("harbour")
def test_a_story_that_can_go_nowhere_is_told_so_instead_of_a_form(client: Client) -> None:
    main = main_of(signed_in(client, ada()).get(f"/t/{a_story_topic().pk}/move/"))

    assert "There is no other news section where you may start topics" in words(main)
    assert main.find(".//select") is None


def test_a_move_sent_twice_leads_to_the_topic_twice(client: Client, topic: Topic, harbour: Section) -> None:
    moderator = signed_in(client, carol())

    answers = [moderator.post(f"/t/{topic.pk}/move/", {"section": str(harbour.pk)}) for _time in range(2)]

    assert [answer.headers["Location"] for answer in answers] == [topic_url(topic)] * 2


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("section", ["99999", ""])
def test_a_topic_is_moved_nowhere_unknown(client: Client, topic: Topic, section: str) -> None:
    answer = signed_in(client, carol()).post(f"/t/{topic.pk}/move/", {"section": section})

    assert answer.status_code == 422
    assert fresh(topic).section == topic.section


def test_a_renamed_topic_is_found_under_its_old_address(client: Client, topic: Topic) -> None:
    before = topic_url(topic)
    signed_in(client, carol()).post(f"/t/{topic.pk}/rename/", {"title": "The bridge"})

    assert client.get(before).headers["Location"] == topic_url(fresh(topic))


def test_after_renaming_one_stands_on_the_topic(client: Client, topic: Topic) -> None:
    answer = signed_in(client, carol()).post(f"/t/{topic.pk}/rename/", {"title": "The bridge"}, follow=True)

    assert words(main_of(answer).find(".//h1")) == "The bridge"


def test_a_topic_is_removed_with_a_reason_and_brought_back(client: Client, topic: Topic) -> None:
    moderator = signed_in(client, carol())

    moderator.post(f"/t/{topic.pk}/remove/", {"reason": "Spam"})

    assert fresh(topic).removal_reason == "Spam"
    moderator.post(f"/t/{topic.pk}/restore/")
    assert fresh(topic).removed_at is None


def test_a_topic_is_not_removed_without_a_reason(client: Client, topic: Topic) -> None:
    answer = signed_in(client, carol()).post(f"/t/{topic.pk}/remove/", {"reason": ""})

    assert answer.status_code == 422
    assert "Say why." in words(main_of(answer))
    assert fresh(topic).removed_at is None


def test_the_form_says_who_reads_why_a_topic_or_a_post_was_removed(client: Client, topic: Topic, post: Post) -> None:
    moderator = signed_in(client, carol())

    whole, one = (main_of(moderator.get(path)) for path in (f"/t/{topic.pk}/remove/", f"/p/{post.pk}/remove/"))

    assert words(by_id(whole, "id_reason_hint")) == "Only moderators see it, of a story the news desk as well."
    assert words(by_id(one, "id_reason_hint")) == "The author and the readers see it."


def test_a_moderator_removes_a_post_with_a_reason(client: Client, post: Post) -> None:
    moderator = signed_in(client, carol())

    without = moderator.post(f"/p/{post.pk}/remove/", {"reason": ""})
    answer = moderator.post(f"/p/{post.pk}/remove/", {"reason": "Off topic"})

    assert without.status_code == 422
    assert answer.headers["Location"] == f"{topic_url(post.topic)}#p2"
    assert Post.objects.get(pk=post.pk).removal_reason == "Off topic"


def test_authors_remove_and_restore_their_own_posts(client: Client, post: Post) -> None:
    author = signed_in(client, bob())

    author.post(f"/p/{post.pk}/remove/", {"reason": ""})

    assert Post.objects.get(pk=post.pk).removed_by == bob()
    author.post(f"/p/{post.pk}/restore/")
    assert Post.objects.get(pk=post.pk).removed_at is None


def test_a_reply_is_recommended_and_no_longer(client: Client, post: Post) -> None:
    moderator = signed_in(client, carol())

    moderator.post(f"/p/{post.pk}/recommend/", {"reason": "A witness"})

    assert fresh(post.topic).recommended_count == 1
    moderator.post(f"/p/{post.pk}/unrecommend/")
    assert fresh(post.topic).recommended_count == 0


def test_the_form_of_a_recommendation_holds_its_reason_and_the_way_to_withdraw_it(client: Client, post: Post) -> None:
    moderator = signed_in(client, carol())
    moderator.post(f"/p/{post.pk}/recommend/", {"reason": "A witness"})

    main = main_of(moderator.get(f"/p/{post.pk}/recommend/"))

    assert main.find(".//input[@name='reason'][@value='A witness']") is not None
    assert main.find(f".//form[@action='/p/{post.pk}/unrecommend/']") is not None


def test_a_refusal_stands_at_the_field_it_is_about(client: Client, topic: Topic) -> None:
    answer = signed_in(client, carol()).post(f"/t/{topic.pk}/pin/", {"until": "2020-01-01T10:00"})

    main = main_of(answer)
    assert answer.status_code == 422
    assert "lies in the past" in words(by_id(main, "id_until_error"))
    assert main.find(".//input[@name='until'][@aria-invalid='true']") is not None


def test_the_first_post_cannot_be_removed_alone(client: Client, topic: Topic) -> None:
    first = topic.posts.get(seq=1)

    answer = signed_in(client, alice()).post(f"/p/{first.pk}/remove/", {"reason": ""})

    assert answer.status_code == 422
    assert "only be removed together with its topic" in words(main_of(answer))


def test_a_member_reads_why_not(client: Client, topic: Topic) -> None:
    answer = signed_in(client, bob()).get(f"/t/{topic.pk}/lock/")

    assert answer.status_code == 403
    assert "Only moderators may do this." in words(main_of(answer))


def test_somebody_signed_out_is_led_to_sign_in_and_back(client: Client, topic: Topic) -> None:
    answer = client.get(f"/t/{topic.pk}/lock/")

    assert answer.headers["Location"] == f"/account/sign-in/?next=/t/{topic.pk}/lock/"


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("remove", "The first post can only be removed together with its topic."),
        ("recommend", "The first post stands first already. Recommend a reply."),
    ],
)
def test_what_can_only_be_refused_is_refused_before_a_form_is_shown(
    client: Client, topic: Topic, act: str, sentence: str
) -> None:
    answer = signed_in(client, carol()).get(f"/p/{topic.posts.get(seq=1).pk}/{act}/")

    assert answer.status_code == 403
    assert sentence in words(main_of(answer))
    assert main_of(answer).find(".//form") is None


def test_a_removed_reply_can_be_recommended_by_no_form(client: Client, post: Post) -> None:
    moderator = signed_in(client, carol())
    moderator.post(f"/p/{post.pk}/remove/", {"reason": "Off topic"})

    assert moderator.get(f"/p/{post.pk}/recommend/").status_code == 403
