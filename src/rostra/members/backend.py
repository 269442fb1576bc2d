"""Who signs in with a password: found by name in any spelling, or by e-mail address; one hash whatever is found."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet
from django.http import HttpRequest

from rostra.kit.prepared import prepared
from rostra.members.models import Member


class ByNameOrEmail(AuthenticationBackend):  # type: ignore[misc] # allauth is not typed
    """Checks exactly one password hash for any login, known or not, so that time tells nothing."""

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> Member | None:  # noqa: ANN401, ARG002 - allauth's signature
        login = credentials.get("email") or credentials.get("username") or ""
        found: Member | None = self._check_password(Member.objects.meant_by(login).first(), credentials["password"])
        return found

    def get_user(self, user_id: int) -> Member | None:
        """Return the member of a session, who must be able to sign in."""
        found = _members(int(user_id))
        return found[0] if found and self.user_can_authenticate(found[0]) else None


@prepared
def _members(pk: int) -> QuerySet[Member]:
    return Member.objects.filter(pk=pk)
