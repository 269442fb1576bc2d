"""Where somebody came from who registers or signs in: it is taken along from page to page, and by letter."""

from urllib.parse import urlencode

from django.http import HttpRequest

from rostra.kit.addresses import local_or

_LONGEST = 500  # characters; a link in a letter shall not be broken by a mail program


def way_back(request: HttpRequest) -> str:
    """Return the path of ours that the form or the address asked for leads back to, or nothing."""
    return local_or(request.POST.get("next") or request.GET.get("next"), "")


def with_way_back(url: str, request: HttpRequest) -> str:
    """Return `url` with the way back that this request has."""
    back = way_back(request)
    if not back or len(back) > _LONGEST:
        return url
    return f"{url}{'&' if '?' in url else '?'}{urlencode({'next': back}, safe='/')}"
