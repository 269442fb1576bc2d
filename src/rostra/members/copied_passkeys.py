"""Passkeys that count how often they sign: a count that does not grow comes from a copy (WebAuthn, section 7.2)."""

from collections.abc import Mapping
from typing import Any

import structlog
from allauth.mfa.models import Authenticator
from django.db import transaction
from fido2.utils import websafe_decode
from fido2.webauthn import AuthenticatorData

log = structlog.get_logger()
_COUNT = "sign_count"


@transaction.atomic
def has_counted_on(passkey: Authenticator, answer: Mapping[str, Any]) -> bool:
    """Say whether an answer that was found genuine counts higher than the one before, and remember its count.

    Passkeys that do not count say 0 each time.
    """
    row = Authenticator.objects.select_for_update().get(pk=passkey.pk)
    before = row.data.get(_COUNT, row.wrap().authenticator_data.counter)
    count = AuthenticatorData(websafe_decode(answer["response"]["authenticatorData"])).counter
    if (count or before) and count <= before:
        log.warning("passkey_copied", passkey=row.pk, member=row.user_id)
        return False
    row.data[_COUNT] = passkey.data[_COUNT] = count
    row.save(update_fields=["data"])
    return True
