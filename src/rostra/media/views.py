"""Sending, describing and asking after pictures. Scripts ask here; forms send their files with the text."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rostra.kit.clock import now
from rostra.kit.refusal import Refused
from rostra.media import policy
from rostra.media.actions.describe_upload import describe_upload
from rostra.media.actions.receive_upload import receive_upload
from rostra.media.models import Upload
from rostra.media.queries import own_upload, pictures_for
from rostra.members.models import Member
from rostra.members.viewer import viewer_of

# What HTTP calls each refusal; everything else is a 403.
_STATUS = {
    "too_large": 413, "empty": 400, "no_file": 400, "not_picture": 415, "svg": 415, "too_many": 429,
    "too_many_pending": 429, "unknown": 404,
}  # fmt: skip
_RETRY_AFTER_S = {"too_many": 600, "too_many_pending": 60}


@never_cache
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Receive the file of the field `picture` (201), or say why not."""
    member = viewer_of(request)
    try:
        policy.require_may_send(member, now())
        file = request.FILES.get("picture")
        if not isinstance(file, UploadedFile) or not isinstance(member, Member):
            raise Refused("no_file", _("Choose a picture first."))  # noqa: TRY301 - one way out for all refusals
        alt = request.POST.get("alt", "")
        name, size = file.name or "", file.size or 0
        row = receive_upload(owner=member, file=file, name=name, size=size, at=now(), alt=alt)
    except Refused as refused:
        return _refused(refused)
    return JsonResponse(_shown(row), status=201)


@never_cache
@require_safe
def status(request: HttpRequest, token: str) -> HttpResponse:
    """Say what has become of one's own upload."""
    try:
        return JsonResponse(_shown(own_upload(viewer_of(request), token)))
    except Upload.DoesNotExist:
        raise Http404 from None


@never_cache
@require_POST
def describe(request: HttpRequest, token: str) -> HttpResponse:
    """Set the words of one's own upload."""
    member = viewer_of(request)
    words = {field: request.POST.get(field) for field in ("alt", "credit", "caption")}
    try:
        found = policy.why_not_send(member, now())
        if found or not isinstance(member, Member):
            raise Refused(*(found or ("guest", "")))  # noqa: TRY301 - one way out for all refusals
        return JsonResponse(_shown(describe_upload(member=member, token=token, **words)))
    except Refused as refused:
        return _refused(refused)


def _shown(row: Upload) -> dict[str, Any]:
    picture = pictures_for([row.token]).get(row.token) if row.state == Upload.State.READY else None
    return {
        "token": row.token,
        "state": row.state,
        "refusal": row.refusal,
        "url": picture.url if picture else "",
        "width": picture.width if picture else 0,
        "height": picture.height if picture else 0,
        "alt": row.alt,
        "credit": row.credit,
        "caption": row.caption,
    }


def _refused(refused: Refused) -> HttpResponse:
    answer = JsonResponse(
        {"code": refused.code, "refusal": refused.sentence, "limit_bytes": settings.ROSTRA_UPLOAD_BYTES},
        status=_STATUS.get(refused.code, 403),
    )
    if refused.code in _RETRY_AFTER_S:
        answer.headers["Retry-After"] = str(_RETRY_AFTER_S[refused.code])
    return answer
