"""Passkeys: where they work, how many a member may have, and what they are called until somebody names them."""

import ipaddress
from itertools import count
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from rostra.members.devices import device_of
from rostra.members.models import Member

MOST = 20  # Every device of a large household and more; signing in looks through all of them.


def passkeys_of(member: Member) -> QuerySet[Authenticator]:
    """Return the member's passkeys."""
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user=member, type=Authenticator.Type.WEBAUTHN)
    return found


def why_no_more(member: Member) -> str:
    """Return why the member cannot add another passkey, or nothing."""
    if passkeys_of(member).count() < MOST:
        return ""
    return _(
        "You have %(most)d passkeys, and an account keeps no more. Remove one that you no longer use, then add another."
    ) % {"most": MOST}


def suggested_name(member: Member, user_agent: str) -> str:
    """Return what to call a passkey made in this browser, as "Firefox on Linux", with a number if it is taken."""
    taken = {passkey.wrap().name for passkey in passkeys_of(member)}
    name = device_of(user_agent) or _("Passkey")
    return next(free for number in count(1) if (free := f"{name} {number}" if number > 1 else name) not in taken)


def has_name(request: HttpRequest) -> bool:
    """Say whether the site is asked by a host name: no browser makes or uses a passkey at an address of numbers.

    A passkey belongs to a domain: Web Authentication, section 5.1.3.
    """
    return _address_in(request) is None


def same_at_localhost(request: HttpRequest) -> str:
    """Return where a browser on the same machine has this page by a name, or nothing when it is on another."""
    address = _address_in(request)
    if address is None or not address.is_loopback:
        return ""
    port = urlsplit(f"//{request.get_host()}").port
    return f"{request.scheme}://localhost{f':{port}' if port else ''}{request.get_full_path()}"


def _address_in(request: HttpRequest) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(urlsplit(f"//{request.get_host()}").hostname or "")
    except ValueError:
        return None
