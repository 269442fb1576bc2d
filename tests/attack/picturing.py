"""Show pictures in every way on a running site, by `python -m tests.attack.picturing`, which prints where they are."""

import json
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from rostra.config.starting import start

if __name__ == "__main__":
    start()
    from rostra.media.actions.add_picture import add_picture
    from rostra.media.actions.receive_upload import new_token
    from rostra.media.files import url_of
    from rostra.media.models import Upload
    from rostra.media.rendering import render_file
    from rostra.media.tests.making import encoded, written
    from rostra.members.models import Member
    from rostra.newsdesk.models import Story
    from rostra.newsdesk.tests.making import a_published_story, a_story, with_lead
    from rostra.topics.models import Post
    from tests.cast import NOON, a_news_section, a_private_section, a_reply, a_section, a_topic, alice, erin

    shades = count(0, 16)

    def sent(owner: Member) -> Upload:
        """Add a picture that is like no other, since equal ones are one file; nothing of it waits for the tasks."""
        with TemporaryDirectory() as folder:
            content = encoded(Image.new("RGB", (640, 400), (next(shades), 90, 200)), "PNG")
            rendered = render_file(written(Path(folder), content))
        token = new_token()
        return add_picture(
            owner=owner, name="", rendered=rendered, content_hash=token, byte_count=len(content), at=NOON, token=token
        )

    def where(upload: Upload, *, post: Post | None = None, story: Story | None = None) -> dict[str, str | int]:
        """Say where a picture is and what shows it."""
        address = url_of(upload.renditions.filter(is_fallback=False)[0].path)
        topic = post.topic_id if post else 0
        return {"address": address, "post": post.pk if post else 0, "topic": topic, "story": story.pk if story else 0}

    def in_a_post(slug: str = "long-table") -> dict[str, str | int]:
        """Let alice show a picture in a reply."""
        picture = sent(alice())
        topic = a_topic("Pictures of the quay", section=a_section(slug))
        return where(picture, post=a_reply(topic, by=alice(), text=f"Look:\n\n![The quay](upload:{picture.token})"))

    def in_a_story(*, is_out: bool) -> dict[str, str | int]:
        """Let erin put a picture at the head of a story."""
        picture = sent(erin())
        make = a_published_story if is_out else a_story
        return where(picture, story=make(with_lead(picture), form_key=picture.token))

    a_private_section()
    a_news_section()
    told = {
        **{
            name: in_a_post()
            for name in ("kept", "restored post", "removed post", "removed topic", "moved topic", "edited post")
        },
        "closed section": in_a_post("gallery"),
        "private section": in_a_post("cellar"),
        "withdrawn story": in_a_story(is_out=True),
        "unpublished story": in_a_story(is_out=False),
        "used nowhere": where(sent(alice())),
    }
    print(json.dumps(told))  # noqa: T201 - what it is for
