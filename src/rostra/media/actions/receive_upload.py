"""Take in a picture."""

import datetime as dt
import secrets
import string
from typing import IO

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.media import policy
from rostra.media.events import UploadReceived
from rostra.media.files import Original, drop_original, keep_original
from rostra.media.kinds import ENOUGH
from rostra.media.models import Upload
from rostra.media.rendering import require_kind
from rostra.members.models import Member

_LETTERS = string.ascii_letters + string.digits
_LONG_ENOUGH = 18  # 107 bits: nobody guesses another's picture


def new_token() -> str:
    """Return a name for an upload that cannot be guessed."""
    return "".join(secrets.choice(_LETTERS) for _place in range(_LONG_ENOUGH))


def receive_upload(*, owner: Member, file: IO[bytes], name: str, size: int, at: dt.datetime, alt: str = "") -> Upload:
    """Keep a file as a pending upload, or raise `Refused` (`too_large`, `not_picture`, `svg`, `too_many` …).

    Only cheap things are asked here: who, how large, and the first bytes. Its renditions are made by a queued task.
    """
    policy.require_may_send(owner, at)
    require_fitting(file, size)
    token = new_token()
    original = keep_original(file, token)
    try:
        return _insert(owner=owner, original=original, token=token, name=name, alt=alt, at=at)
    except Exception:
        drop_original(original.path)
        raise


def require_fitting(file: IO[bytes], size: int) -> None:
    """Raise `Refused` when a file is empty, too large, or no picture by its first bytes."""
    if size > settings.ROSTRA_UPLOAD_BYTES:
        most = filesizeformat(settings.ROSTRA_UPLOAD_BYTES)
        raise Refused("too_large", _("This file is larger than %(most)s.") % {"most": most})
    file.seek(0)
    head = file.read(ENOUGH)
    if not head:
        raise Refused("empty", _("This file is empty."))
    require_kind(head)


@transaction.atomic
def _insert(*, owner: Member, original: Original, token: str, name: str, alt: str, at: dt.datetime) -> Upload:
    upload = Upload.objects.create(
        token=token, owner=owner, name=name[:200], original=original.path, content_hash=original.content_hash,
        byte_count=original.byte_count, alt=alt.strip()[:500], created_at=at,
    )  # fmt: skip
    announce(UploadReceived(upload_id=upload.pk))
    return upload
