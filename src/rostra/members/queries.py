"""What other rooms read of members."""

from allauth.usersessions.models import UserSession


def session_keys(member_id: int) -> tuple[str, ...]:
    """Return the keys of all sessions of a member."""
    return tuple(UserSession.objects.filter(user_id=member_id).values_list("session_key", flat=True))
