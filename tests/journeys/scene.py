"""One of each thing on a running server, by `python -m tests.journeys.scene`, which prints where they are."""

import json
import sys

from rostra.config.starting import start

if __name__ == "__main__":
    start()
    from rostra.newsdesk.actions.update_story import update_story
    from rostra.newsdesk.bodies import body_of
    from rostra.newsdesk.tests.making import a_published_story, a_story, a_wording
    from rostra.topics.actions.edit_post import edit_post
    from rostra.topics.actions.lock_topic import lock_topic
    from rostra.topics.actions.recommend_post import recommend_post
    from rostra.topics.actions.remove_post import remove_post
    from rostra.topics.body import make_body
    from tests import cast

    topic = cast.a_topic(
        "The ferry scene", text="See the ferry.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n- one\n"
    )
    replies = [cast.a_reply(topic, text=f"> See the ferry.\n\nReply {number} about the ferry.") for number in range(30)]
    late = cast.NOON.replace(month=4)
    edit_post(
        editor=cast.carol(), post_id=replies[0].pk, body=make_body("Put right.", author=cast.carol()),
        base_revision=1, at=late, reason="Spelling.",
    )  # fmt: skip
    recommend_post(actor=cast.carol(), post_id=replies[1].pk, at=late, reason="From who was there.")
    remove_post(actor=cast.carol(), post_id=replies[2].pk, at=late, reason="Off the topic.")
    by_alice = cast.a_reply(topic, by=cast.alice(), text="Said by alice.", at=late)
    published = a_published_story(a_wording(headline="The ferry story"), form_key="scene")
    draft = a_story(a_wording(headline="A ferry draft"), form_key="scene-draft")
    locked = cast.a_topic("مقهى الميناء: أين نجلس في الشتاء؟", text="الشتاء طويل هنا.")
    lock_topic(actor=cast.carol(), topic_id=locked.pk, at=late, reason="Everything has been said, by everybody.")
    corrected = a_published_story(a_wording(headline="A ferry put right"), form_key="scene-corrected")
    wording = a_wording(headline="The ferry put right")
    update_story(
        editor=cast.erin(), story_id=corrected.pk, wording=wording, at=late, is_correction=True,
        body=body_of(wording, author=cast.erin(), prefix="s-"), base_revision=corrected.revision,
        correction="It was the ferry, not a ferry.",
    )  # fmt: skip
    cast.a_section("small-ads", parent="long-table")
    where = {
        "<int:topic_id>": topic.pk, "<str:slug>": "long-table", "<int:post_id>": by_alice.pk, "<str:name>": "bob",
        "<int:story_id>": draft.pk, "story": f"/t/{published.topic_id}/",
        "second": f"/t/{topic.pk}/?page=2", "locked": f"/t/{locked.pk}/", "corrected": f"/t/{corrected.topic_id}/",
        "parted": "/s/long-table/", "empty": "/s/small-ads/", "changed": f"/p/{replies[0].pk}/history/?from=1&to=2",
    }  # fmt: skip
    json.dump({name: str(value) for name, value in where.items()}, sys.stdout)
