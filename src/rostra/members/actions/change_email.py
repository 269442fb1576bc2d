"""Give a member another e-mail address, which they have confirmed."""

from allauth.account.models import EmailAddress
from django.db import transaction

from rostra.members.actions.end_sessions import end_other_sessions
from rostra.members.models import Member, email_key


@transaction.atomic
def change_email(*, member_id: int, email: str, keep_session: str | None = None) -> Member:
    """Store the confirmed address as the member's own, and end their sessions but `keep_session` if it is another one.

    An account that holds the same address and never confirmed it gives it up: nobody could sign in to it, and the
    mailbox has just been shown to be somebody else's.
    """
    row = Member.objects.select_for_update().get(pk=member_id)
    key = email_key(email)
    for squatter in Member.objects.filter(email_key=key).exclude(pk=row.pk):
        squatter.email, squatter.email_key = "", f"{squatter.pk}@unconfirmed.invalid"
        squatter.save(update_fields=["email", "email_key"])
        EmailAddress.objects.filter(user=squatter, email=key).delete()
    if key != row.email_key:
        end_other_sessions(member=row, keep_session=keep_session)
    row.email, row.email_key = email, key
    row.save(update_fields=["email", "email_key"])
    return row
