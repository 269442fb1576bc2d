"""How many passkeys one account keeps."""

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from rostra.members.models import Member

MOST = 20  # Every device of a large household and more; signing in looks through all of them.


def why_no_more(member: Member) -> str:
    """Return why the member cannot add another passkey, or nothing."""
    if Authenticator.objects.filter(user=member, type=Authenticator.Type.WEBAUTHN).count() < MOST:
        return ""
    return _(
        "You have %(most)d passkeys, and an account keeps no more. Remove one that you no longer use, then add another."
    ) % {"most": MOST}
