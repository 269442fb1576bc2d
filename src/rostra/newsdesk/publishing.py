"""From a manuscript to a story that readers see: pictures first, then everything in one transaction."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rostra.community.queries import community
from rostra.kit.refusal import Refused
from rostra.media.actions.add_picture import add_picture, hash_of
from rostra.media.actions.receive_upload import new_token
from rostra.media.actions.sweep_unused import drop_unshared
from rostra.media.queries import picture_from
from rostra.media.rendering import Rendered, render_file
from rostra.members.models import Member
from rostra.newsdesk import rows
from rostra.newsdesk.actions.publish_story import publish_story
from rostra.newsdesk.actions.remember_form import remember_form
from rostra.newsdesk.actions.schedule_story import schedule_story
from rostra.newsdesk.actions.update_story import update_story
from rostra.newsdesk.actions.write_story import rewrite_story, write_story
from rostra.newsdesk.bodies import body_of
from rostra.newsdesk.manuscript import Image, Manuscript, shown_in, with_tokens
from rostra.newsdesk.models import Story
from rostra.newsdesk.wording import PictureWords, Wording, credited
from rostra.sections.access import matrix
from rostra.topics.body import Body

Outcome: TypeAlias = Literal["unchanged", "published", "scheduled", "updated"]


@dataclass(frozen=True)
class NewPicture:
    """A picture whose renditions are made and which has no row yet."""

    token: str
    name: str
    rendered: Rendered
    content_hash: str
    byte_count: int


def publish_manuscript(
    manuscript: Manuscript, *, editor: Member, at: dt.datetime, replace: bool = False
) -> tuple[Story, Outcome]:
    """Publish, schedule or update the story of a manuscript, or raise `Refused` and leave nothing behind.

    The same key is the same story; the same content changes nothing. What was changed elsewhere since the file was
    published is only lost when `replace` says so.
    """
    section = matrix().by_slug.get(manuscript.section)
    if section is None:
        raise Refused("section_unknown", _("There is no section “%(slug)s”.") % {"slug": manuscript.section})
    rows.require_news_section(editor=editor, section_id=section.pk, at=at)
    before = _before(manuscript, editor)
    if before and before.digest == manuscript.digest:
        return before, "unchanged"
    if before and not replace:
        _require_unchanged(before)
    known = _known_pictures(before) if before else {}
    fresh: dict[str, NewPicture] = {}
    try:
        tokens = dict(_tokens(manuscript, known, fresh))
        wording = _wording(manuscript, tokens, section.pk)
        pictures = {new.token: picture_from(new.rendered) for new in fresh.values()}
        body = body_of(wording, author=editor, prefix=f"s{manuscript.digest[:6]}-", pictures=pictures)
        return _store(manuscript, wording, body, list(fresh.values()), editor=editor, before=before, at=at)
    except IntegrityError:
        _drop(fresh)
        raise Refused("busy", _("This story is being published by somebody else right now. Try again.")) from None
    except BaseException:
        _drop(fresh)
        raise


def _before(manuscript: Manuscript, editor: Member) -> Story | None:
    if manuscript.key:
        found = Story.objects.filter(key=manuscript.key).first()
    else:
        found = Story.objects.filter(author=editor, form_key=_form_key(manuscript)).first()
    if found and found.state == Story.State.WITHDRAWN:
        raise Refused("withdrawn", _("This story was withdrawn. Publish it again from the desk."))
    return found


def _require_unchanged(before: Story) -> None:
    """Raise `Refused` when the desk, or a moderator, saved the story since its file did."""
    if before.forms.get(before.digest, before.revision) != before.revision:
        sentence = _(
            "This story was changed elsewhere since its file was published. Take those changes into the file, "
            "then publish it with --replace."
        )
        raise Refused("changed_elsewhere", sentence)


def _form_key(manuscript: Manuscript) -> str:
    return f"file-{manuscript.digest[:50]}"


def _known_pictures(story: Story) -> dict[str, str]:
    """Return the tokens of a story's pictures by the hash of their files, so that none is made twice."""
    found = {row.upload.content_hash: row.upload.token for row in story.pictures.select_related("upload")}
    return {**found, **({story.badge.content_hash: story.badge.token} if story.badge else {})}


def _tokens(
    manuscript: Manuscript, known: Mapping[str, str], fresh: dict[str, NewPicture]
) -> Iterator[tuple[str, str]]:
    """Yield name and token of each picture and of the badge (named by nothing); makes renditions of new ones."""
    files = [(image.name, image.path) for image in manuscript.images]
    for name, path in [*files, *([("", manuscript.badge)] if manuscript.badge else [])]:
        content_hash = hash_of(path)
        if content_hash in known:
            yield name, known[content_hash]
            continue
        if content_hash not in fresh:
            fresh[content_hash] = _made(path, content_hash)
        yield name, fresh[content_hash].token


def _made(path: Path, content_hash: str) -> NewPicture:
    try:
        rendered = render_file(path)
    except Refused as refused:
        raise Refused(refused.code, f"{path.name}: {refused.sentence}") from None
    size = path.stat().st_size
    return NewPicture(new_token(), path.name, rendered, content_hash, size)


def _wording(manuscript: Manuscript, tokens: Mapping[str, str], section_id: int) -> Wording:
    """Return what the story says. The first picture that the text does not show leads, others follow the text."""
    shown = shown_in(manuscript.body)
    aside = [image for image in manuscript.images if image.name.removeprefix("./") not in shown]
    last = "".join(f"\n\n![](upload:{tokens[image.name]})" for image in aside[1:])
    return Wording(
        section_id=section_id,
        headline=manuscript.title,
        deck=manuscript.deck,
        body=with_tokens(manuscript.body, tokens) + last,
        byline=manuscript.byline,
        source=manuscript.source,
        lead=tokens[aside[0].name] if aside else "",
        badge=tokens.get("", ""),
        pictures={tokens[image.name]: _words(image) for image in manuscript.images},
    )


def _words(image: Image) -> PictureWords:
    return PictureWords(alt=image.alt, credit=credited(image.credit), caption=image.caption)


@transaction.atomic
def _store(
    manuscript: Manuscript,
    wording: Wording,
    body: Body,
    fresh: list[NewPicture],
    *,
    editor: Member,
    before: Story | None,
    at: dt.datetime,
) -> tuple[Story, Outcome]:
    for new in fresh:
        add_picture(
            owner=editor, name=new.name, rendered=new.rendered, content_hash=new.content_hash,
            byte_count=new.byte_count, at=at, token=new.token,
        )  # fmt: skip
    story, outcome = _saved(manuscript, wording, body, editor=editor, before=before, at=at)
    remember_form(story_id=story.pk, digest=manuscript.digest, revision=story.revision)
    return story, outcome


def _saved(
    manuscript: Manuscript, wording: Wording, body: Body, *, editor: Member, before: Story | None, at: dt.datetime
) -> tuple[Story, Outcome]:
    if before and before.state == Story.State.PUBLISHED:
        return _updated(manuscript, wording, body, before, editor=editor, at=at), "updated"
    if before:
        story = rewrite_story(
            editor=editor, story_id=before.pk, wording=wording, base_revision=before.revision, at=at,
            digest=manuscript.digest,
        )  # fmt: skip
    else:
        story = write_story(
            author=editor, wording=wording, form_key=_form_key(manuscript), at=at, key=manuscript.key or None,
            digest=manuscript.digest,
        )  # fmt: skip
    return _sent_out(manuscript, story, body, editor=editor, at=at)


def _updated(
    manuscript: Manuscript, wording: Wording, body: Body, before: Story, *, editor: Member, at: dt.datetime
) -> Story:
    # Often the words of the last correction still stand in the file: readers are told them once.
    is_told = before.corrections.filter(text=manuscript.correction).exists()
    return update_story(
        editor=editor, story_id=before.pk, wording=wording, body=body, base_revision=before.revision, at=at,
        is_correction=bool(manuscript.correction) and not is_told, correction=manuscript.correction,
        digest=manuscript.digest,
    )  # fmt: skip


def _sent_out(
    manuscript: Manuscript, story: Story, body: Body, *, editor: Member, at: dt.datetime
) -> tuple[Story, Outcome]:
    due = _with_zone(manuscript.publish_at)
    if due and due > at:
        return schedule_story(
            editor=editor, story_id=story.pk, publish_at=due, base_revision=story.revision, at=at
        ), "scheduled"
    return publish_story(editor=editor, story_id=story.pk, body=body, base_revision=story.revision, at=at), "published"


def _with_zone(moment: dt.datetime | None) -> dt.datetime | None:
    if moment is None or moment.tzinfo:
        return moment
    return moment.replace(tzinfo=ZoneInfo(community().time_zone))


def _drop(fresh: Mapping[str, NewPicture]) -> None:
    drop_unshared({file.path for new in fresh.values() for file in new.rendered.files})
