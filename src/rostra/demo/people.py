"""The forty people of the town, and its sections."""

import datetime as dt

from rostra.demo import words
from rostra.kit.names import shown_skeleton
from rostra.markup.render import PIPELINE_VERSION
from rostra.members.about import about_html
from rostra.members.actions.register import register
from rostra.members.models import Member
from rostra.operations.actions.set_up_site import NewSite, set_up_site
from rostra.sections.actions.add_section import add_section


def open_town(*, password_hash: str, at: dt.datetime) -> None:
    """Name the site, make its administrator and its ten sections."""
    set_up_site(
        site=NewSite(name=words.SITE, description=words.LINE),
        admin_name="harbourmaster",
        email="harbourmaster@quayside.example",
        password_hash=password_hash,
        sections=(),
        at=at,
    )
    for slug, name, kind, text in words.SECTIONS:
        add_section(slug=slug, name=name, kind=kind, description=text)


def settle(*, password_hash: str, at: dt.datetime) -> list[Member]:
    """Register everybody, some earlier than others, and return them in the order of the list."""
    found = []
    for number, (name, display_name, group, about) in enumerate(words.PEOPLE):
        joined = at + dt.timedelta(days=number // 2)
        member = register(
            name=name, email=f"{number}@quayside.example", password_hash=password_hash, group=group, at=joined,
            is_confirmed=True,
        )  # fmt: skip
        member.display_name, member.display_skeleton = display_name, shown_skeleton(display_name)
        member.about = about
        member.about_html, member.about_pipeline = about_html(about), PIPELINE_VERSION
        member.save(update_fields=["display_name", "display_skeleton", "about", "about_html", "about_pipeline"])
        found.append(member)
    return found
