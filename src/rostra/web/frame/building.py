"""What stands around every page, for this request: built before rendering, from what is in memory already."""

from functools import lru_cache
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from rostra.community.models import Community
from rostra.community.queries import community, stamp
from rostra.kit.clock import now
from rostra.kit.paths import path_of
from rostra.members.models import Member
from rostra.members.viewer import Viewer, is_administrator, viewer_of
from rostra.sections.access import matrix, section_ids
from rostra.sections.models import Section
from rostra.ui.frame import Frame, FrameViewer, MenuEntry, NavSection, Notice
from rostra.ui.shapes import initials_of
from rostra.ui.speech import language
from rostra.ui.views import came_from
from rostra.web.addresses import page_about, section_url
from rostra.web.desk.forms import news_sections
from rostra.web.people import avatar_url

_MOST_NEW = 12  # entries of the "Create new" menu; beyond that the section pages have the button


def build_frame(request: HttpRequest) -> Frame:
    """Return the frame of a page; for guests it holds nothing of their own, since front keeps it for all."""
    viewer = viewer_of(request)
    site = community()
    return Frame(
        site_name=site.name,
        site_line=site.description,
        language=get_language() or site.language,
        direction="rtl" if get_language_bidi() else "ltr",
        theme=viewer.theme if isinstance(viewer, Member) else _guest_theme(request),
        time_zone=(viewer.time_zone if isinstance(viewer, Member) else "") or site.time_zone,
        viewer=_viewer(viewer) if isinstance(viewer, Member) else None,
        sections=_bar(site.stamp, section_ids(viewer, "see")),
        create_menu=_create_menu(viewer),
        notice=_notice(request, viewer, site),
        flashes=getattr(request, "flashes", ()),
        csrf_token=get_token(request),
        path=_path(request),
        base_url=settings.ROSTRA_BASE_URL,
        sign_in_url=path_of("account_login"),
        register_url=path_of("account_signup"),
        feed_url=path_of("syndication:site"),
        search_url=path_of("search:show"),
        footer_links=(MenuEntry(label=_("Feeds"), url=path_of("syndication:feeds"), icon="rss"),),
    )


def _path(request: HttpRequest) -> str:
    """Return where the buttons of the frame lead back to. An address that was sent a form may be no page itself."""
    if request.method != "POST" or page_about(request) != request.path:
        return request.get_full_path()
    return came_from(request) or request.get_full_path()


def _guest_theme(request: HttpRequest) -> str:
    chosen = request.COOKIES.get("rostra_theme", "auto")
    return chosen if chosen in {"auto", "light", "dark"} else "auto"


def _viewer(member: Member) -> FrameViewer:
    profile = path_of("member:profile", member.name)
    return FrameViewer(
        number=member.pk,
        name=member.name,
        display_name=member.display_name,
        url=profile,
        tone=member.tone,
        initials=initials_of(member.display_name),
        avatar_url=avatar_url(member.avatar),
        menu=_account_menu(language(), profile, is_administrator(member, now()), bool(news_sections(member))),
    )


# The bar and the menu of what one may create are the same for all with the same rights until something about the site
# changes; the menu of one's own is the same on every page.
@lru_cache(maxsize=2048)
def _account_menu(_language: str | None, profile: str, administers: bool, publishes: bool) -> tuple[MenuEntry, ...]:
    return (
        MenuEntry(label=_("Your profile"), url=profile, icon="user"),
        MenuEntry(label=_("Your drafts"), url=path_of("topic:drafts"), icon="pen"),
        MenuEntry(label=_("Preferences"), url=path_of("account_preferences"), icon="gear"),
        MenuEntry(label=_("Sign-in and security"), url=path_of("mfa_index"), icon="key"),
        *([MenuEntry(label=_("News desk"), url=path_of("desk:list"), icon="paper")] if publishes else []),
        *([MenuEntry(label=_("Administration"), url=path_of("admin:site"), icon="shield")] if administers else []),
        MenuEntry(label=_("Sign out"), url=path_of("account_logout"), icon="out", posts=True),
    )


@lru_cache(maxsize=256)
def _bar(_stamp: int, seen: frozenset[int]) -> tuple[NavSection, ...]:
    top = [row for row in matrix().sections.values() if row.pk in seen and row.parent_id is None]
    news = [row for row in top if row.kind == Section.Kind.NEWS]
    talk = [row for row in top if row.kind == Section.Kind.TALK]
    return tuple(
        NavSection(name=row.name, url=section_url(row), tone=row.tone, parts=bool(news) and row is talk[0])
        if row.kind == Section.Kind.TALK
        else NavSection(name=row.name, url=section_url(row), tone=row.tone)
        for row in (*news, *talk)
    )


def _create_menu(viewer: Viewer) -> tuple[MenuEntry, ...]:
    if not isinstance(viewer, Member) or viewer.is_suspended(now()) or viewer.is_silenced(now()):
        return ()
    return _create_entries(language(), stamp(), section_ids(viewer, "start"), section_ids(viewer, "publish"))


@lru_cache(maxsize=256)
def _create_entries(
    _language: str | None, _stamp: int, start: frozenset[int], publish: frozenset[int]
) -> tuple[MenuEntry, ...]:
    rows = matrix().sections.values()
    # Talk first: who writes news has the stories above it, and may find the list cut.
    open_here = sorted((row for row in rows if row.pk in start), key=lambda row: row.kind == Section.Kind.NEWS)
    topics = [
        MenuEntry(label=_("Topic"), hint=row.name, url=path_of("topic:start", row.slug), icon="chat")
        for row in open_here
    ]
    stories = [
        MenuEntry(label=_("Story"), hint=row.name, url=f"{reverse('desk:new')}?section={quote(row.slug)}", icon="paper")
        for row in rows
        if row.pk in publish and row.kind == Section.Kind.NEWS
    ]
    return tuple([*stories, *topics][:_MOST_NEW])


def _notice(request: HttpRequest, viewer: Viewer, site: Community) -> Notice | None:
    if not site.notice_text:
        return None
    seen = viewer.dismissed_notice if isinstance(viewer, Member) else request.COOKIES.get("rostra_dismissed", "")
    if str(seen) == str(site.notice_number):
        return None
    return Notice(
        number=site.notice_number, text=site.notice_text, link_text=site.notice_link_text, link_url=site.notice_link
    )
