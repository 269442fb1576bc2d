"""Give a member a new password."""

from django.db import transaction

from rostra.members.actions.end_sessions import end_other_sessions
from rostra.members.models import Member


@transaction.atomic
def change_password(*, member: Member, password_hash: str, keep_session: str | None) -> Member:
    """Store the password and end all sessions of the member but `keep_session`, the one that asked for it."""
    row = Member.objects.select_for_update().get(pk=member.pk)
    row.password = password_hash
    row.save(update_fields=["password"])
    end_other_sessions(member=row, keep_session=keep_session)
    return row
