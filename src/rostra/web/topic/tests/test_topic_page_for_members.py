"""The topic page as members and moderators read it."""

import pytest
from django.test import Client
from tests.cast import NOON, a_reply, a_topic, alice, bob, carol, mallory, signed_in, suspended
from tests.reading import by_id, document, links, main_of, words

from rostra.kit.clock import now
from rostra.topics.actions.remove_post import remove_post
from rostra.topics.actions.save_draft import save_draft
from rostra.topics.models import Topic
from rostra.web.addresses import topic_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic() -> Topic:
    """A topic by alice with a reply by bob."""
    topic = a_topic(by=alice())
    a_reply(topic, by=bob(), text="So it did.")
    return topic


def test_a_member_finds_a_composer_in_place_of_the_invitation(client: Client, topic: Topic) -> None:
    main = main_of(signed_in(client, bob()).get(topic_url(topic)))

    assert by_id(main, "reply").get("action") == f"/t/{topic.pk}/reply/"
    assert "Create an account" not in words(main)


def test_what_was_typed_before_stands_in_the_composer(client: Client, topic: Topic) -> None:
    save_draft(member=bob(), place=f"topic-{topic.pk}", title="", source="Half a thou", number=0, at=NOON)

    main = main_of(signed_in(client, bob()).get(topic_url(topic)))

    assert words(by_id(main, "reply-body")) == "Half a thou"
    assert main.find(".//input[@name='draft_number']").get("value") == "1"  # type: ignore[union-attr]


def test_nobody_elses_draft_stands_there(client: Client, topic: Topic) -> None:
    save_draft(member=alice(), place=f"topic-{topic.pk}", title="", source="Half a thou", number=0, at=NOON)

    assert "Half a thou" not in signed_in(client, bob()).get(topic_url(topic)).text


def test_answering_a_post_is_a_link_that_fills_the_composer(client: Client, topic: Topic) -> None:
    member = signed_in(client, bob())
    first = by_id(main_of(member.get(topic_url(topic))), "p1")

    main = main_of(member.get(links(first)["Reply to alice"]))

    assert "In reply to alice, #1" in words(by_id(main, "reply"))
    assert main.find(".//input[@name='reply_to']").get("value") == "1"  # type: ignore[union-attr]


def test_quoting_several_posts_needs_no_script(client: Client, topic: Topic) -> None:
    first, second = topic.posts.order_by("seq")
    url = f"{topic_url(topic)}?quote={first.pk}&quote={second.pk}"

    typed = by_id(main_of(signed_in(client, bob()).get(url)), "reply-body").text or ""

    assert f'[!quote post={first.pk} rev=1 by="alice"]\n> It came at noon.' in typed
    assert f'[!quote post={second.pk} rev=1 by="bob"]\n> So it did.' in typed


def test_posts_are_quoted_one_after_another_by_their_links_alone(client: Client, topic: Topic) -> None:
    member = signed_in(client, bob())
    first, second = topic.posts.order_by("seq")

    page = main_of(member.get(topic_url(topic)))
    page = main_of(member.get(links(by_id(page, "p1"))["Quote alice"]))
    page = main_of(member.get(links(by_id(page, "p2"))["Quote bob"]))
    page = main_of(member.get(links(by_id(page, "p1"))["Reply to alice"]))

    typed = by_id(page, "reply-body").text or ""
    assert f"post={first.pk} " in typed
    assert f"post={second.pk} " in typed
    assert "In reply to alice, #1" in words(by_id(page, "reply"))


def test_quoting_stays_on_the_page_of_the_post(client: Client, topic: Topic) -> None:
    for _number in range(25):
        last = a_reply(topic, by=alice())
    member = signed_in(client, bob())

    page = main_of(member.get(f"{topic_url(topic)}?page=2"))

    assert links(by_id(page, f"p{last.seq}"))["Quote alice"] == f"{topic_url(topic)}?page=2&quote={last.pk}#reply"


def test_a_preview_without_script_leads_back_to_the_composer(client: Client, topic: Topic) -> None:
    main = main_of(signed_in(client, bob()).get(topic_url(topic)))

    button = main.find(".//button[@value='preview']")

    assert button is not None
    assert button.get("formaction") == f"/t/{topic.pk}/reply/#reply"


def test_a_removed_post_cannot_be_quoted(client: Client, topic: Topic) -> None:
    post = topic.posts.get(seq=2)
    remove_post(actor=carol(), post_id=post.pk, at=NOON, reason="Wrong place")

    main = main_of(signed_in(client, bob()).get(f"{topic_url(topic)}?quote={post.pk}"))

    assert not by_id(main, "reply-body").text


def test_authors_rename_their_own_topic_while_they_may_edit_it(client: Client) -> None:
    topic = a_topic(by=alice(), at=now())

    own = main_of(signed_in(client, alice()).get(topic_url(topic)))
    others = main_of(signed_in(Client(), bob()).get(topic_url(topic)))

    assert links(by_id(own, "p1"))["Rename the topic"] == f"/t/{topic.pk}/rename/"
    assert "Rename the topic" not in links(by_id(others, "p1"))
    client.post(f"/t/{topic.pk}/rename/", {"title": "The bridge"})
    assert Topic.objects.get(pk=topic.pk).title == "The bridge"


def test_a_removed_post_comes_back_by_its_menu(client: Client, topic: Topic) -> None:
    post = topic.posts.get(seq=2)
    remove_post(actor=carol(), post_id=post.pk, at=NOON, reason="Wrong place")

    place = by_id(main_of(signed_in(client, carol()).get(topic_url(topic))), "p2")
    action = place.find(f".//button[@formaction='/p/{post.pk}/restore/']")

    assert action is not None
    assert client.post(f"/p/{post.pk}/restore/").status_code == 302
    assert "So it did." in words(by_id(main_of(client.get(topic_url(topic))), "p2"))


def test_buttons_of_menus_and_reactions_post_with_the_one_token_of_their_page(topic: Topic) -> None:
    post = topic.posts.get(seq=2)
    client = signed_in(Client(enforce_csrf_checks=True, headers={"Origin": "http://127.0.0.1:8000"}), alice())

    page = document(client.get(topic_url(topic)))
    form = by_id(page, "act")
    token = form.findall("input")[0].get("value")
    button = next(one for one in by_id(page, "p2").iter("button") if one.get("name") == "give")
    said = {"csrfmiddlewaretoken": token, button.get("name"): button.get("value")}

    assert form.get("method") == "post"
    assert button.get("form") == "act"
    assert button.get("formaction") == f"/p/{post.pk}/react/"
    assert client.post(button.get("formaction") or "", said).status_code == 302
    assert client.post(button.get("formaction") or "", {"give": "appreciate"}).status_code == 403
    assert '<span class="vh">Appreciate</span> 1' in Client().get(topic_url(topic)).text


def test_authors_bring_back_what_they_removed_themselves_and_nobody_else(client: Client, topic: Topic) -> None:
    post = topic.posts.get(seq=2)
    remove_post(actor=bob(), post_id=post.pk, at=NOON)

    own = main_of(signed_in(client, bob()).get(topic_url(topic)))
    others = main_of(signed_in(client, alice()).get(topic_url(topic)))

    assert own.find(f".//button[@formaction='/p/{post.pk}/restore/']") is not None
    assert others.find(f".//button[@formaction='/p/{post.pk}/restore/']") is None


def test_authors_may_edit_and_remove_what_is_theirs_alone(client: Client, topic: Topic) -> None:
    own = a_reply(topic, by=bob())

    main = main_of(signed_in(client, bob()).get(topic_url(topic)))

    assert f"/p/{own.pk}/remove/" in links(by_id(main, "p3")).values()
    assert not {"Edit", "Remove"} & set(links(by_id(main, "p1")))


def test_a_member_reads_no_removed_text_but_a_moderator_does(topic: Topic) -> None:
    remove_post(actor=bob(), post_id=topic.posts.get(seq=2).pk, at=NOON)

    for_alice = signed_in(Client(), alice()).get(topic_url(topic)).text
    for_carol = signed_in(Client(), carol()).get(topic_url(topic)).text

    assert "So it did." not in for_alice
    assert "So it did." in for_carol


def test_a_moderator_has_tools_for_the_topic(client: Client, topic: Topic) -> None:
    tools = links(main_of(signed_in(client, carol()).get(topic_url(topic))))

    assert {"Lock", "Pin", "Move", "Rename", "Remove"} <= set(tools)


def test_a_member_has_no_tools_for_the_topic(client: Client, topic: Topic) -> None:
    tools = links(main_of(signed_in(client, bob()).get(topic_url(topic))))

    assert not {"Lock", "Pin", "Move", "Rename"} & set(tools)


def test_a_silenced_member_reads_why_there_is_no_composer(client: Client, topic: Topic) -> None:
    main = main_of(signed_in(client, mallory()).get(topic_url(topic)))

    assert "You can read, but not write until" in words(main)
    assert "The reason: Quarrelled." in words(main)
    assert main.find(".//textarea") is None


def test_a_suspended_member_reads_why_there_is_no_composer(client: Client, topic: Topic) -> None:
    main = main_of(signed_in(client, suspended(bob())).get(topic_url(topic)))

    assert "Your account is suspended until" in words(main)
    assert "The reason: Sold umbrellas." in words(main)


def test_the_menu_of_new_things_lists_only_what_this_member_may_create(client: Client, topic: Topic) -> None:
    quiet = links(document(signed_in(Client(), mallory()).get(topic_url(topic))))
    writing = links(document(signed_in(client, bob()).get(topic_url(topic))))

    new = f"/s/{topic.section.slug}/new/"
    assert new in writing.values()
    assert new not in quiet.values()
