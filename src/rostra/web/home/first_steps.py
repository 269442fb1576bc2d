"""What to do on a site where nothing stands yet, for those who may."""

import datetime as dt
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _

from rostra.members.models import Member
from rostra.members.viewer import Viewer, is_administrator
from rostra.ui.frame import MenuEntry
from rostra.web.desk.forms import news_sections


def first_steps(viewer: Viewer, at: dt.datetime) -> tuple[MenuEntry, ...]:
    """Return the steps that the viewer may take."""
    if not isinstance(viewer, Member) or viewer.is_silenced(at):
        return ()
    steps = [
        MenuEntry(label=_("Publish the first story"), url=f"{reverse('desk:new')}?section={quote(row.slug)}")
        for row in news_sections(viewer)[:1]
    ]
    if is_administrator(viewer, at):
        steps += [
            MenuEntry(label=_("Add a section"), url=reverse("admin:sections")),
            MenuEntry(label=_("See the rights"), url=reverse("admin:permissions")),
        ]
    return tuple(steps)
