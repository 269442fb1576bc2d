"""Take away accounts whose address nobody confirmed."""

import datetime as dt

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Exists, OuterRef

from rostra.members.models import Member

_KEPT = dt.timedelta(days=7)  # The link in the letter works for three; whoever comes later signs in and gets another.
_AT_ONCE = 200  # accounts a round, so that the transaction stays short


def forget_unconfirmed(*, at: dt.datetime) -> int:
    """Delete accounts that are a week old, were never confirmed and never signed in; return how many.

    Their names and addresses are free again: a typing error or an impostor blocks nobody for long.
    """
    before = at - _KEPT
    mail = EmailAddress.objects.filter(user=OuterRef("pk"))
    waiting = Member.objects.filter(joined_at__lt=before, last_login=None, post_count=0).filter(
        Exists(mail.filter(verified=False)), ~Exists(mail.filter(verified=True))
    )
    with transaction.atomic():
        numbers = list(waiting.values_list("pk", flat=True)[:_AT_ONCE])
        Member.objects.filter(pk__in=numbers).delete()
    return len(numbers)
