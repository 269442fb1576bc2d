"""Make anew what members say of themselves, where an older version of the text pipeline made it: a few at a time."""

import datetime as dt

import structlog
from django.db import transaction

from rostra.markup.render import PIPELINE_VERSION
from rostra.members.about import about_html
from rostra.members.models import Member

_BATCH = 50  # texts of at most 2,000 characters each: a part of a second
log = structlog.get_logger()


def remake_old_about(*, at: dt.datetime) -> int:  # noqa: ARG001 - it runs as often as it is due, whatever the time
    """Make some of them anew and return how many; the next run goes on where this one stopped.

    Nobody is told: the page of a member is made for each reader. A text that cannot be rendered stays as it is.
    """
    old = Member.objects.filter(about_pipeline__lt=PIPELINE_VERSION).exclude(about="").order_by("about_pipeline", "pk")
    made = [(member, _made(member)) for member in old.only("pk", "about", "about_html")[:_BATCH]]
    for member, html in made:
        _store(member, html)
    return len(made)


def _made(member: Member) -> str:
    try:
        return about_html(member.about)
    except Exception:
        log.exception("about_left_as_it_was", member=member.pk)
        return member.about_html


@transaction.atomic
def _store(read: Member, html: str) -> None:
    """Store it unless the member wrote another text meanwhile, which is new already."""
    Member.objects.filter(pk=read.pk, about=read.about).update(about_html=html, about_pipeline=PIPELINE_VERSION)
