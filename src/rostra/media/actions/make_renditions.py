"""Make the files that pages show from a picture that was sent."""

from django.db import transaction

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.media.events import UploadReady, UploadRefused
from rostra.media.files import drop_original, original_path
from rostra.media.models import Rendition, Upload
from rostra.media.rendering import Rendered, render_file


def make_renditions(*, upload_id: int) -> None:
    """Make the renditions of a pending upload, or set it refused with the sentence. Twice changes nothing."""
    upload = Upload.objects.filter(pk=upload_id, state=Upload.State.PENDING).first()
    if upload is None:
        return
    try:
        rendered = render_file(original_path(upload.original))
    except Refused as refused:
        _refuse(upload, refused.sentence)
    else:
        _finish(upload_id, rendered)
    drop_original(upload.original)


@transaction.atomic
def _refuse(upload: Upload, sentence: str) -> None:
    pending = Upload.objects.filter(pk=upload.pk, state=Upload.State.PENDING)
    if pending.update(state=Upload.State.REFUSED, refusal=sentence[:300], original=""):
        announce(UploadRefused(upload_id=upload.pk, token=upload.token))


@transaction.atomic
def _finish(upload_id: int, rendered: Rendered) -> None:
    upload = Upload.objects.select_for_update().filter(pk=upload_id, state=Upload.State.PENDING).first()
    if upload is None:
        return
    set_ready(upload, rendered)
    upload.save()
    insert_files(upload, rendered)
    announce(UploadReady(upload_id=upload.pk, token=upload.token))


def set_ready(upload: Upload, rendered: Rendered) -> None:
    """Set what the renditions tell; the words of the file are offered where nobody has written any."""
    upload.state, upload.original = Upload.State.READY, ""
    upload.width, upload.height, upload.is_animated = rendered.width, rendered.height, rendered.is_animated
    upload.alt = upload.alt or rendered.alt
    upload.credit = upload.credit or rendered.credit
    upload.caption = upload.caption or rendered.caption


def insert_files(upload: Upload, rendered: Rendered) -> None:
    """Insert a row for each file."""
    Rendition.objects.bulk_create(
        Rendition(
            upload=upload, path=file.path, kind=file.kind, width=file.width, height=file.height,
            byte_count=file.byte_count, is_fallback=file.is_fallback,
        )
        for file in rendered.files
    )  # fmt: skip
