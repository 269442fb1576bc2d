"""Put away the administrators' notice, for one member."""

from rostra.members.models import Member


def dismiss_notice(*, member: Member, number: int) -> None:
    """Remember that the member has seen the notice of this number, and those before it."""
    Member.objects.filter(pk=member.pk, dismissed_notice__lt=number).update(dismissed_notice=number)
