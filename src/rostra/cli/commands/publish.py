"""`rostra publish`: a story from a Markdown file with front matter."""

import argparse
from pathlib import Path

HELP = "publish a story from a Markdown file"


def arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:  # noqa: ARG001 - every command is given both
    """Take the file, and in whose name."""
    parser.add_argument("file", metavar="FILE.md", type=Path)
    parser.add_argument(
        "--as", dest="editor", metavar="NAME", help="the member who publishes (the first administrator)"
    )
    parser.add_argument(
        "--replace", action="store_true", help="also what was changed elsewhere since the file was published"
    )


def run(options: argparse.Namespace) -> int:
    """Publish, schedule or update the story, and print its address as the last line."""
    from rostra.config.starting import start

    start()
    from django.urls import reverse

    from rostra.cli.running import base_url
    from rostra.kit.clock import now
    from rostra.kit.reading_settings import configuration
    from rostra.newsdesk.addresses import story_url
    from rostra.newsdesk.manuscript import read_manuscript
    from rostra.newsdesk.publishing import publish_manuscript

    manuscript = read_manuscript(options.file)
    story, outcome = publish_manuscript(manuscript, editor=_editor(options.editor), at=now(), replace=options.replace)
    said = {
        "unchanged": "Nothing changed.",
        "published": "Published.",
        "scheduled": f"Scheduled for {story.publish_at:%Y-%m-%d %H:%M %Z}." if story.publish_at else "",
        "updated": "Updated.",
    }
    print(said[outcome])
    path = story_url(story) if story.topic_id else reverse("desk:story", args=[story.pk])
    print(f"{base_url(configuration())}{path}")
    return 0


def _editor(name: str | None):  # type: ignore[no-untyped-def]  # noqa: ANN202 - Django is not imported before it runs
    from rostra.kit.refusal import Refused
    from rostra.members.models import Member

    found = Member.objects.real().named(name) if name else Member.objects.real().filter(group__slug="administrators")
    editor = found.order_by("pk").first()
    if editor is None and name:
        raise Refused("member_unknown", f"There is no member “{name}”.")
    if editor is None:
        raise Refused("nobody", "There is no administrator yet. Say who publishes: --as NAME.")
    return editor
