"""Pictures that come with a form, as they do without JavaScript."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from rostra.kit.clock import now
from rostra.media.actions.receive_upload import receive_upload
from rostra.media.models import Upload
from rostra.members.models import Member

_MOST = 10  # files in one form


def uploads_from_request(request: HttpRequest, member: Member) -> tuple[Upload, ...]:
    """Receive the files of the fields `picture`, each described by the `alt` of the same place; may raise `Refused`.

    Call it outside a transaction. `with_pictures` then sets them into the text.
    """
    files = [file for file in request.FILES.getlist("picture") if isinstance(file, UploadedFile)][:_MOST]
    alts = [*request.POST.getlist("alt"), *[""] * len(files)]
    return tuple(
        receive_upload(owner=member, file=file, name=file.name or "", size=file.size or 0, at=now(), alt=alt)
        for file, alt in zip(files, alts, strict=False)
    )


def with_pictures(source: str, uploads: Sequence[Upload]) -> str:
    """Return the text with the pictures set below it, each in a paragraph of its own."""
    parts = [source.rstrip(), *(markup_of(upload) for upload in uploads)]
    return "\n\n".join(part for part in parts if part) if uploads else source


def markup_of(upload: Upload) -> str:
    """Return what names a picture in a text."""
    alt = " ".join(upload.alt.split()).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return f"![{alt}](upload:{upload.token})"
