"""Add a picture whose renditions are made already: a command does both in one go."""

import datetime as dt
import hashlib
from pathlib import Path

from django.db import transaction

from rostra.media.actions.make_renditions import insert_files, set_ready
from rostra.media.models import Upload
from rostra.media.rendering import Rendered
from rostra.members.models import Member


def hash_of(source: Path) -> str:
    """Return the hash by which the same file is found again."""
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@transaction.atomic
def add_picture(
    *, owner: Member, name: str, rendered: Rendered, content_hash: str, byte_count: int, at: dt.datetime, token: str
) -> Upload:
    """Insert an upload that is ready and in use, under a `token` that the caller drew with `new_token`.

    Nothing is announced: whatever names it already was made with it at hand.
    """
    upload = Upload(
        token=token, owner=owner, name=name[:200], content_hash=content_hash, byte_count=byte_count,
        created_at=at, attached_at=at,
    )  # fmt: skip
    set_ready(upload, rendered)
    upload.save()
    insert_files(upload, rendered)
    return upload
