"""The pages that are pictured, and who looks at them."""

from dataclasses import dataclass

GUEST, MEMBER, MODERATOR, EDITOR, ADMINISTRATOR = "", "lotte", "joram", "ines", "harbourmaster"
PASSWORD = "a quiet harbour"  # of people who do not exist


@dataclass(frozen=True)
class Shot:
    """A page by its name; an address in braces is found in the town."""

    name: str
    who: str
    path: str


SHOTS = (
    Shot("home", GUEST, "/"),
    Shot("home-member", MEMBER, "/"),
    Shot("news-section", GUEST, "{news}"),
    Shot("talk-section", GUEST, "{talk}"),
    Shot("story", GUEST, "{story}"),
    Shot("story-member", MEMBER, "{story}"),
    Shot("story-editor", EDITOR, "{story}"),
    Shot("topic", GUEST, "{topic}"),
    Shot("topic-member", MEMBER, "{topic}"),
    Shot("topic-moderator", MODERATOR, "{topic}"),
    Shot("topic-lock", MODERATOR, "{bare_topic}lock/"),
    Shot("topic-move", MODERATOR, "{bare_topic}move/"),
    Shot("topic-start", MEMBER, "{talk}new/"),
    Shot("profile", GUEST, "/m/lotte/"),
    Shot("profile-posts", GUEST, "/m/lotte/posts/"),
    Shot("search", GUEST, "/search/?q=ferry"),
    Shot("search-empty", GUEST, "/search/"),
    Shot("search-nothing", GUEST, "/search/?q=xylophone"),
    Shot("feeds", GUEST, "/feeds/"),
    Shot("sign-in", GUEST, "/account/sign-in/"),
    Shot("register", GUEST, "/account/register/"),
    Shot("password-reset", GUEST, "/account/password/reset/"),
    Shot("preferences", MEMBER, "/account/preferences/"),
    Shot("keys", MEMBER, "/account/keys/"),
    Shot("sessions", MEMBER, "/account/sessions/"),
    Shot("desk", EDITOR, "/desk/"),
    Shot("desk-new", EDITOR, "/desk/new/"),
    Shot("desk-story", EDITOR, "/desk/1/"),
    Shot("admin-site", ADMINISTRATOR, "/admin/site/"),
    Shot("admin-sections", ADMINISTRATOR, "/admin/sections/"),
    Shot("admin-section", ADMINISTRATOR, "/admin/sections/harbour-sea/"),
    Shot("admin-permissions", ADMINISTRATOR, "/admin/permissions/"),
    Shot("admin-explain", ADMINISTRATOR, "/admin/permissions/explain/"),
    Shot("admin-groups", ADMINISTRATOR, "/admin/groups/"),
    Shot("admin-members", ADMINISTRATOR, "/admin/members/"),
    Shot("admin-member", ADMINISTRATOR, "/admin/members/lotte/"),
    Shot("not-found", GUEST, "/nowhere/"),
    Shot("refused", GUEST, "/desk/"),
)
