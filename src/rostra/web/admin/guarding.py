"""Pages for administrators: who else comes is told why not, or led to sign in; and they show again who they are."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from rostra.kit.clock import now
from rostra.kit.refusal import Refused
from rostra.members.knowing import forget_files, lost_files, require_known
from rostra.members.policy import require_administrator
from rostra.members.viewer import viewer_of
from rostra.ui.giving_back import text_kept

P = ParamSpec("P")


def administrators_only(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let administrators through who have just shown who they are; answer 403 with the reason to other members."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        viewer = viewer_of(request)
        if viewer.is_guest:
            return text_kept(request, back=request.path)
        try:
            require_administrator(viewer, now())
        except Refused as refused:
            raise PermissionDenied(refused.sentence) from refused
        require_known(request)
        lost = lost_files(request)
        request.flashes = lost  # type: ignore[attr-defined] # where the frame finds what it says once
        answer = view(request, *args, **kwargs)
        if lost and "Location" not in answer:
            forget_files(request)
        return answer

    return guarded
