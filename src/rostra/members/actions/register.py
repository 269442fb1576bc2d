"""Make an account."""

import datetime as dt
import zlib

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import is_password_usable, make_password
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rostra.events.announcing import announce
from rostra.kit.refusal import Refused
from rostra.members.events import MemberRegistered
from rostra.members.models import Group, Member, email_key, keys_of
from rostra.members.naming import one_at_a_time
from rostra.members.policy import name_taken, require_email_sound, require_name_allowed, require_name_free

_TONES = 12


def register(
    *, name: str, email: str, password_hash: str, group: str, at: dt.datetime, is_confirmed: bool = False
) -> Member:
    """Make a member of `group` (a slug), or raise `Refused` with `name_…`, `email` or `email_taken`.

    `password_hash` is made before, since hashing is slow and no slow work belongs in a transaction. Who is not
    confirmed cannot sign in before following the link that is mailed to them.
    """
    require_name_allowed(name)
    require_email_sound(email)
    try:
        with transaction.atomic():
            one_at_a_time()
            require_name_free(name)
            member = _insert(name=name, email=email, password_hash=password_hash, group=group, at=at)
            EmailAddress.objects.create(user=member, email=email_key(email), primary=True, verified=is_confirmed)
            announce(MemberRegistered(member_id=member.pk))
            return member
    except IntegrityError:
        if Member.objects.filter(email_key=email_key(email)).exists():
            raise Refused("email_taken", _("There is an account with this e-mail address already.")) from None
        raise Refused(*name_taken()) from None


def _insert(*, name: str, email: str, password_hash: str, group: str, at: dt.datetime) -> Member:
    first = Group.objects.get(slug=group)
    member = Member(
        name=name,
        display_name=name,
        email=email.strip(),
        group=first,
        group_ids=[first.pk],
        tone=zlib.crc32(name.encode()) % _TONES + 1,
        joined_at=at,
        password=password_hash if is_password_usable(password_hash) else make_password(None),
        **keys_of(name, email, name),
    )
    member.save(force_insert=True)
    return member
