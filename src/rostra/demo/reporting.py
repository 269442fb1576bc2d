"""Eighty stories with their sources, pictures, and now and then a correction."""

import datetime as dt
import random
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from rostra.demo import words
from rostra.demo.pictures import scene
from rostra.demo.words import StoryPattern
from rostra.media.actions.add_picture import add_picture
from rostra.media.actions.receive_upload import new_token
from rostra.media.models import Upload
from rostra.media.rendering import render_file
from rostra.members.models import Member
from rostra.newsdesk.actions.publish_story import publish_story
from rostra.newsdesk.actions.update_story import update_story
from rostra.newsdesk.actions.write_story import write_story
from rostra.newsdesk.bodies import body_of
from rostra.newsdesk.models import Story
from rostra.newsdesk.wording import PictureWords, Source, Wording, wording_of
from rostra.sections.models import Section
from rostra.topics.models import Topic

Uploads: TypeAlias = dict[str, list[Upload]]
_SHOWN = {
    "ferry": "A white and red ferry on grey water below the hills.",
    "harbour": "A ferry lying in the harbour.",
    "storm": "Dark sea below a low sky.",
    "turbines": "Wind turbines standing off the coast.",
    "town": "A row of gabled houses with lit windows.",
    "bus": "A town bus in a street of gabled houses.",
    "board": "Shelves full of books and papers.",
    "library": "Shelves full of books.",
    "market": "Houses around the market square.",
    "football": "Players on a green field.",
}


def draw(owner: Member, kind: str, seed: int, at: dt.datetime) -> Upload:
    """Return a picture that is ready; drawn, and taken in as any upload is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{kind}.jpg"
        path.write_bytes(scene(kind, seed))
        rendered = render_file(path)
        size = path.stat().st_size
    return add_picture(
        owner=owner, name=f"{kind}.jpg", rendered=rendered, content_hash=f"demo-{kind}-{seed}", byte_count=size, at=at,
        token=new_token(),
    )  # fmt: skip


def publish(rng: random.Random, number: int, editor: Member, uploads: Uploads, at: dt.datetime) -> Topic:
    """Publish the story with this number, and return its topic."""
    pattern = words.STORIES[number % len(words.STORIES)]
    upload = rng.choice(uploads[pattern.scene])
    wording = _wording(rng, pattern, number // len(words.STORIES), upload, editor, at)
    story = write_story(author=editor, wording=wording, form_key=f"demo-{number}", at=at)
    body = body_of(wording, author=editor, prefix=f"s{story.pk}-")
    publish_story(editor=editor, story_id=story.pk, body=body, base_revision=story.revision, at=at)
    return Topic.objects.get(story=story)


def correct(rng: random.Random, topic: Topic, editor: Member, at: dt.datetime) -> None:
    """Put something right in a published story, and say what."""
    story = Story.objects.get(topic=topic)
    before = wording_of(story)
    changed = before.body.replace("Monday night", "Monday evening", 1)
    wording = replace(before, body=f"{changed}\n\nThe board will meet again in a month.")
    body = body_of(wording, author=editor, prefix=f"s{story.pk}-")
    update_story(
        editor=editor, story_id=story.pk, wording=wording, body=body, base_revision=story.revision, at=at,
        is_correction=True, correction=rng.choice(words.CORRECTIONS),
    )  # fmt: skip


def _wording(
    rng: random.Random, pattern: StoryPattern, turn: int, upload: Upload, editor: Member, at: dt.datetime
) -> Wording:
    thing = pattern.things[turn % len(pattern.things)]
    place = pattern.places[(turn + turn // len(pattern.things)) % len(pattern.places)]
    gaps = {"thing": thing, "thing_l": thing[0].lower() + thing[1:], "place": place, "n": rng.randint(3, 14)}
    headline = pattern.headline.format(**gaps)
    headline = headline[0].upper() + headline[1:]
    if turn >= len(pattern.things):
        headline = f"{rng.choice(words.AGAIN)} {headline}"
    paragraphs = [paragraph.format(**gaps) for paragraph in pattern.paragraphs]
    middle = [f"# What comes next\n\n{rng.choice(words.PLACES).capitalize()} is next on the list, the office says."]
    publisher = rng.choice(words.PUBLISHERS)
    return Wording(
        section_id=Section.objects.get(slug=pattern.section).pk,
        headline=headline,
        deck=pattern.deck.format(**gaps),
        body="\n\n".join([*paragraphs, *middle]),
        byline=f"{editor.display_name}, news editor",
        source=Source(
            publisher=publisher,
            title=headline,
            url=f"https://example.org/{publisher.lower().replace(' ', '-')}/{turn}",
            author=rng.choice(words.REPORTERS),
            published_on=at.date() - dt.timedelta(days=1),
        ),
        lead=upload.token,
        pictures={upload.token: PictureWords(alt=_SHOWN[pattern.scene], credit=words.SITE, caption="")},
    )
