"""Publishing a story from a file: complete at once, once, or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from tests.cast import NOON, a_news_section, a_section, ada, alice, erin

from rostra.cli.main import main
from rostra.kit.refusal import Refused
from rostra.media.models import Upload
from rostra.media.tests.making import a_bomb, a_picture, an_animation
from rostra.newsdesk.actions.update_story import update_story
from rostra.newsdesk.bodies import body_of
from rostra.newsdesk.manuscript import read_manuscript
from rostra.newsdesk.models import Correction, Story
from rostra.newsdesk.publishing import publish_manuscript
from rostra.newsdesk.queries import story_of
from rostra.newsdesk.wording import wording_of
from rostra.topics.models import Post, Topic

pytestmark = pytest.mark.django_db

FRONT = """title: Night ferry saved for two more winters
deck: The board kept the late sailing by six votes to three.
section: town-hall
byline: Erin Vane
source:
  publisher: The Skerrin Courier
  title: Night boat kept
  url: https://example.org/night-boat
  author: Runa Aske
  date: 2026-03-09
  relation: based_on
badge: badge.png
images:
  - file: ferry.jpg
    alt: A ferry at the quay
    credit: Petra Lindqvist
  - file: pictures/board vote.jpg
    alt: Nine people at a table
    credit: Harbour Board
    caption: Six hands for
key: ferry-2026
"""
BODY = "The last boat home will keep running.\n\n![](<pictures/board vote.jpg>)\n\nFoot fares stay as they are.\n"


def a_file(folder: Path, *, front: str = FRONT, body: str = BODY) -> Path:
    """Write a manuscript with its pictures into a folder."""
    (folder / "pictures").mkdir(exist_ok=True)
    (folder / "ferry.jpg").write_bytes(a_picture(900, 600))
    (folder / "pictures" / "board vote.jpg").write_bytes(a_picture(600, 600))
    (folder / "badge.png").write_bytes(a_picture(64, 64, kind="PNG"))
    path = folder / "story.md"
    path.write_text(f"---\n{front}---\n{body}", encoding="utf-8")
    return path


def _published(path: Path) -> tuple[Story, str]:
    a_news_section()
    return publish_manuscript(read_manuscript(path), editor=erin(), at=NOON)


def test_a_file_becomes_a_story_with_pictures_source_and_badge(tmp_path: Path) -> None:
    story, outcome = _published(a_file(tmp_path))

    post, view = Post.objects.get(), story_of(story.topic_id or 0)
    assert outcome == "published"
    assert view
    assert view.lead
    assert (view.lead.alt, view.lead.credit) == ("A ferry at the quay", "Petra Lindqvist")
    assert view.badge_url.startswith("/media/f/")
    assert view.provenance.credits == ("Petra Lindqvist", "Harbour Board")
    assert str(view.provenance.sources[0].published_on) == "2026-03-09"
    assert 'alt="Nine people at a table"' in post.html
    assert "Six hands for" in post.html
    assert not Upload.objects.filter(attached_at=None).exists()


def test_published_again_nothing_changes(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    first, _outcome = _published(path)
    uploads = Upload.objects.count()

    again, outcome = _published(path)

    assert (again, outcome, again.revision) == (first, "unchanged", 1)
    assert (Topic.objects.count(), Post.objects.get().revision, Upload.objects.count()) == (1, 1, uploads)


def test_the_same_key_with_other_text_updates_the_story_and_keeps_its_pictures(tmp_path: Path) -> None:
    first, _outcome = _published(a_file(tmp_path))
    uploads = set(Upload.objects.values_list("token", flat=True))

    again, outcome = _published(a_file(tmp_path, body=BODY.replace("Foot fares", "All fares")))

    assert (again.pk, outcome) == (first.pk, "updated")
    assert set(Upload.objects.values_list("token", flat=True)) == uploads
    assert "All fares" in Post.objects.get().html
    assert not Correction.objects.exists()


def test_an_update_can_be_a_correction(tmp_path: Path) -> None:
    _published(a_file(tmp_path))

    _published(a_file(tmp_path, front=FRONT + "correction: We first wrote that foot fares rise.\n"))

    assert Correction.objects.get().text == "We first wrote that foot fares rise."


def test_a_correction_left_in_the_file_is_told_once(tmp_path: Path) -> None:
    _published(a_file(tmp_path))
    front = FRONT + "correction: The vote was six to three.\n"
    _published(a_file(tmp_path, front=front, body=BODY + "By six votes."))

    story, outcome = _published(a_file(tmp_path, front=front, body=BODY + "By six votes to three."))

    assert outcome == "updated"
    assert [row.text for row in story.corrections.all()] == ["The vote was six to three."]


def _changed_at_the_desk(story: Story) -> None:
    wording = replace(wording_of(story), body=f"{story.body}\n\nPut right at the desk.")
    body = body_of(wording, author=erin(), prefix="s-")
    update_story(
        editor=erin(), story_id=story.pk, wording=wording, body=body, base_revision=story.revision, at=NOON,
        is_correction=True, correction="Told at the desk.",
    )  # fmt: skip


def test_what_was_changed_at_the_desk_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    story, _outcome = _published(a_file(tmp_path))
    _changed_at_the_desk(story)

    with pytest.raises(Refused) as refused:
        _published(a_file(tmp_path, body=BODY + "From the file."))

    assert refused.value.code == "changed_elsewhere"
    assert "Put right at the desk." in Story.objects.get(pk=story.pk).body


def test_the_file_replaces_what_was_changed_at_the_desk_when_it_says_so(tmp_path: Path) -> None:
    story, _outcome = _published(a_file(tmp_path))
    _changed_at_the_desk(story)
    path = a_file(tmp_path, body=BODY + "From the file.")

    again, outcome = publish_manuscript(read_manuscript(path), editor=erin(), at=NOON, replace=True)

    assert outcome == "updated"
    assert again.body.endswith("From the file.")


def test_without_a_key_the_same_content_is_the_same_story(tmp_path: Path) -> None:
    path = a_file(tmp_path, front=FRONT.replace("key: ferry-2026\n", ""))

    first, again = _published(path)[0], _published(path)[0]

    assert first == again


def test_a_time_to_come_schedules_the_story(tmp_path: Path) -> None:
    story, outcome = _published(a_file(tmp_path, front=FRONT + "publish_at: 2026-03-15T06:30\n"))

    assert (outcome, story.state, story.topic) == ("scheduled", Story.State.SCHEDULED, None)
    assert not Topic.objects.exists()


def _without(line: str) -> str:
    return "".join(kept for kept in FRONT.splitlines(keepends=True) if not kept.strip().startswith(line))


@pytest.mark.parametrize(
    ("front", "named"),
    [
        (_without("title: Night ferry"), "“title”"),
        (_without("deck"), "“deck”"),
        (_without("section"), "“section”"),
        (_without("publisher"), "“source.publisher”"),
        (_without("url"), "“source.url”"),
        (_without("date"), "“source.date”"),
        (_without("alt: A ferry"), "“images[1].alt”"),
        (_without("credit: Harbour"), "“images[2].credit”"),
        (FRONT.replace("ferry.jpg", "gone.jpg"), "“gone.jpg”"),
        (FRONT.replace("badge.png", "gone.png"), "“gone.png”"),
        (FRONT.replace("deck:", "dek:"), "“dek”"),
        (FRONT.replace("2026-03-09", "last week"), "“source.date”"),
        (FRONT.replace("https://example", "javascript:example"), "“source.url”"),
        (FRONT.replace("based_on", "stolen"), "based_on, quoted, translated"),
        (FRONT.replace("2026-03-09", "2026-13-20"), "“source.date” must be a day such as"),
        (FRONT.replace("2026-03-09", "2026-13-20"), "“2026-13-20” in line 11 is none"),
        (FRONT + "publish_at: 2026-02-30 06:30:00\n", "“publish_at” must be a day and time such as"),
        ("title: [\n", "not YAML"),
        ("just words\n", "no fields"),
        (FRONT + "publish_at: soon\n", "“publish_at”"),
        (FRONT.replace("images:", "images: 3\nrest:"), "“images”"),
    ],
)
def test_what_is_missing_or_wrong_is_named_and_nothing_is_written(tmp_path: Path, front: str, named: str) -> None:
    with pytest.raises(Refused) as refused:
        _published(a_file(tmp_path, front=front))

    assert named in refused.value.sentence
    assert not Story.objects.exists()
    assert not Upload.objects.exists()


def test_a_picture_that_is_not_listed_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"other\.jpg"):
        _published(a_file(tmp_path, body=BODY + "![](other.jpg)"))


def test_a_text_without_front_matter_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text("Just words.", encoding="utf-8")

    with pytest.raises(Refused, match="front matter"):
        read_manuscript(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"gone\.md"):
        read_manuscript(tmp_path / "gone.md")


def test_aliases_that_multiply_are_harmless(tmp_path: Path) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}, *{before}, *{before}, *{before}, *{before}, *{before}, *{before}]\n"
        for before, name in zip("abcdefghijk", "bcdefghijkl", strict=True)
    )

    with pytest.raises(Refused, match="refer to itself"):
        _published(a_file(tmp_path, front=FRONT + bomb))


def test_a_picture_that_cannot_be_read_leaves_nothing_behind(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    (tmp_path / "pictures" / "board vote.jpg").write_bytes(a_bomb())
    (tmp_path / "ferry.jpg").write_bytes(an_animation(7, (130, 90)))
    before = set(Path(settings.MEDIA_ROOT).rglob("*.*"))

    with pytest.raises(Refused, match=r"board vote\.jpg"):
        _published(path)

    assert not Story.objects.exists()
    assert not Upload.objects.exists()
    assert set(Path(settings.MEDIA_ROOT).rglob("*.*")) == before


def test_who_may_not_publish_there_does_not(tmp_path: Path) -> None:
    a_news_section()

    with pytest.raises(Refused, match="may not publish"):
        publish_manuscript(read_manuscript(a_file(tmp_path)), editor=alice(), at=NOON)


def test_an_unknown_section_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nowhere"):
        _published(a_file(tmp_path, front=FRONT.replace("town-hall", "nowhere")))


def test_a_section_for_talk_takes_no_stories(tmp_path: Path) -> None:
    a_section("long-table")

    with pytest.raises(Refused):
        publish_manuscript(
            read_manuscript(a_file(tmp_path, front=FRONT.replace("town-hall", "long-table"))), editor=ada(), at=NOON
        )


def test_the_command_prints_the_address_as_its_last_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_news_section()
    erin()

    code = main(["publish", str(a_file(tmp_path)), "--as", "erin"])

    topic = Topic.objects.get()
    last = capsys.readouterr().out.splitlines()[-1]
    assert code == 0
    assert last.startswith("http")
    assert last.endswith(f"/t/{topic.pk}/{topic.slug}/")


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_news_section()
    ada()

    code = main(["publish", str(a_file(tmp_path, front=_without("deck")))])

    assert code == 1
    assert "“deck”" in capsys.readouterr().err


def test_front_matter_that_unfolds_to_billions_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bomb.md"
    levels = "".join(f"l{n}: &l{n} {{<<: [{', '.join([f'*l{n - 1}'] * 9)}]}}\n" for n in range(1, 12))
    path.write_text(f"---\nl0: &l0 {{a: 1}}\n{levels}---\nText.\n")

    with pytest.raises(Refused, match="refer to itself"):
        read_manuscript(path)
