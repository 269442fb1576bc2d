"""Change what a member says of themselves, and how they like their pages."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from rostra.events.announcing import announce
from rostra.kit.names import shown_skeleton
from rostra.markup.render import PIPELINE_VERSION
from rostra.members.events import MemberChanged
from rostra.members.models import Member
from rostra.members.naming import one_at_a_time
from rostra.members.policy import require_display_name_allowed, require_may_write


@dataclass(frozen=True, kw_only=True)
class Preferences:
    """All that the page of preferences asks; `about_html` is made from `about` before the transaction."""

    display_name: str
    about: str
    about_html: str
    language: str
    time_zone: str
    theme: str
    posts_per_page: int
    is_invisible: bool


@transaction.atomic
def change_preferences(*, member: Member, preferences: Preferences, at: dt.datetime) -> Member:
    """Store the preferences, or raise `Refused` with `name_…` when the member may not show this name.

    Who may not write changes nothing that others read: `suspended` or `silenced`, and nothing is stored.
    Who sees the member's name or words is told by `MemberChanged`.
    """
    row = Member.objects.select_for_update().get(pk=member.pk)
    if (preferences.display_name, preferences.about) != (row.display_name, row.about):
        require_may_write(row, at)
    if preferences.display_name != row.display_name:
        one_at_a_time()
        require_display_name_allowed(preferences.display_name, row)
    row.display_name, row.display_skeleton = preferences.display_name, shown_skeleton(preferences.display_name)
    row.about, row.about_html, row.about_pipeline = preferences.about, preferences.about_html, PIPELINE_VERSION
    row.language, row.time_zone = preferences.language, preferences.time_zone
    row.theme, row.posts_per_page = preferences.theme, preferences.posts_per_page
    row.is_invisible = preferences.is_invisible
    row.save(
        update_fields=[
            "display_name", "display_skeleton", "about", "about_html", "about_pipeline", "language",
            "time_zone", "theme", "posts_per_page", "is_invisible",
        ]
    )  # fmt: skip
    announce(MemberChanged(member_id=row.pk))
    return row
