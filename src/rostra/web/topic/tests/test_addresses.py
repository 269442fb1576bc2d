"""Addresses of topics, and those of what one can do with a topic."""

from tests.addresses import routes

from rostra.topics.slugs import TAKEN, topic_slug


def acts_on_topics() -> set[str]:
    """The words that follow a topic's number in all addresses of ours."""
    rest = {route.removeprefix("/t/<int:topic_id>/") for route in routes() if route.startswith("/t/<int:topic_id>/")}
    return {words.partition("/")[0] for words in rest} - {"", "<str:slug>"}


def test_the_words_kept_from_titles_are_those_of_acts() -> None:
    assert acts_on_topics() == TAKEN


def test_a_title_like_an_act_is_left_out_of_the_address() -> None:
    assert topic_slug("Lock!") == ""
    assert topic_slug("Lock the door") == "lock-the-door"
