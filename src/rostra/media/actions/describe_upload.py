"""Say what a picture shows and whose it is."""

from django.db import transaction
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.media import policy
from rostra.media.events import UploadReady
from rostra.media.models import Upload
from rostra.members.models import Member


@transaction.atomic
def describe_upload(
    *, member: Member, token: str, alt: str | None = None, credit: str | None = None, caption: str | None = None
) -> Upload:
    """Set the words of one's own upload, or raise `Refused` (`unknown`, `not_owner`). `None` leaves them."""
    upload = Upload.objects.select_for_update().filter(token=token).first()
    if upload is None:
        raise Refused("unknown", _("This picture is not here any more."))
    policy.require_owner(member, upload)
    set_words(
        upload=upload,
        alt=upload.alt if alt is None else alt,
        credit=upload.credit if credit is None else credit,
        caption=upload.caption if caption is None else caption,
    )
    return upload


def set_words(*, upload: Upload, alt: str, credit: str, caption: str) -> None:
    """Set the words of an upload and announce it, inside the transaction of the caller, who asks whether one may."""
    before = (upload.alt, upload.credit, upload.caption)
    upload.alt, upload.credit, upload.caption = alt.strip()[:500], credit.strip()[:200], caption.strip()[:500]
    if (upload.alt, upload.credit, upload.caption) == before:
        return
    upload.save(update_fields=["alt", "credit", "caption"])
    if upload.state == Upload.State.READY:
        announce(UploadReady(upload_id=upload.pk, token=upload.token))
