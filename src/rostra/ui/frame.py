"""What stands around every page: who looks, where they may go, what they may make."""

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """A line of a menu: a link, or with `posts` a small form (signing out changes something)."""

    label: str
    url: str
    icon: str = ""
    hint: str = ""
    count: int = 0
    posts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NavSection:
    """A section in the bar below the header; the first one with `parts` gets a line before it."""

    name: str
    url: str
    tone: int = 1
    parts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameViewer:
    """The member who looks. Guests have none: their page is one for all."""

    number: int
    name: str
    display_name: str
    url: str
    tone: int = 1
    initials: str = ""
    avatar_url: str = ""
    menu: tuple[MenuEntry, ...] = ()
    notifications_url: str = ""
    notification_count: int = 0
    messages_url: str = ""
    message_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A sentence of the administrators above the page. `number` tells it from earlier ones when dismissed."""

    number: int
    text: str
    link_text: str = ""
    link_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flash:
    """What has just been done, said once: `kind` is `ok`, `warn`, `bad` or empty for a plain remark."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """All that the frame of a page shows. Of a guest it must hold nothing of their own: the page is cached."""

    site_name: str = "Rostra"
    site_line: str = ""
    language: str = "en"
    direction: str = "ltr"
    theme: str = "auto"
    """`auto`, `light` or `dark`; of a guest always `auto` unless they chose without script (a cookie)."""
    time_zone: str = "UTC"
    viewer: FrameViewer | None = None
    sections: tuple[NavSection, ...] = ()
    create_menu: tuple[MenuEntry, ...] = ()
    notice: Notice | None = None
    flashes: tuple[Flash, ...] = ()
    footer_links: tuple[MenuEntry, ...] = ()
    csrf_token: str = ""
    path: str = "/"
    """The path asked for with its query: where signing in leads back to, and which section is current."""
    section_url: str = ""
    """The section that the page belongs to, marked in the bar of sections."""
    base_url: str = ""
    """Scheme and host for canonical and Open Graph addresses, without a slash at the end."""
    feed_url: str = ""
    search_url: str = "/search/"
    sign_in_url: str = "/account/sign-in/"
    register_url: str = "/account/register/"
    request_id: str = ""
    body_classes: str = ""

    def returning(self, url: str, path: str = "") -> str:
        """Return `url` with the way back to `path`, or to this page."""
        return f"{url}?next={quote(path or self.path, safe='/')}"

    @property
    def current_url(self) -> str:
        """The address of the page looked at, if the bar of sections has it."""
        path = self.path.partition("?")[0]
        return path if path == "/" or any(section.url == path for section in self.sections) else ""
