"""The pages that are pictured, and who looks at them."""

from dataclasses import dataclass

GUEST, MEMBER, MODERATOR, EDITOR, ADMINISTRATOR = "", "lotte", "joram", "ines", "harbourmaster"
PASSWORD = "a quiet harbour"  # of people who do not exist


@dataclass(frozen=True)
class Shot:
    """A page by its name; an address in braces is found in the town. `press` is what is pressed on it first."""

    name: str
    who: str
    path: str
    press: str = ""
    typed: str = ""  # into the composer, before that


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
    Shot("topic-rename", MODERATOR, "{bare_topic}rename/"),
    Shot("topic-pin", MODERATOR, "{bare_topic}pin/"),
    Shot("topic-remove", MODERATOR, "{bare_topic}remove/"),
    Shot("topic-start", MEMBER, "{talk}new/"),
    Shot("topic-start-refused", MEMBER, "{news}new/"),
    Shot("topic-tools", MODERATOR, "{topic}", press="Moderate"),
    Shot("topic-preview", MEMBER, "{topic}", press="Preview", typed="**Tuesday** suits me.\n\n- tea\n- cake\n"),
    Shot("topic-second", GUEST, "{long}?page=2"),
    Shot("topic-locked", MEMBER, "{locked}"),
    Shot("topic-removed-post", GUEST, "{removed}"),
    Shot("topic-removed-post-moderator", MODERATOR, "{removed}"),
    Shot("topic-arabic", MEMBER, "{arabic}"),
    Shot("story-corrected", GUEST, "{corrected}"),
    Shot("create", MEMBER, "/", press="Create new…"),
    Shot("account", MEMBER, "/", press="Your account, Lotte Brandvold"),
    Shot("section-parts", GUEST, "/s/long-table/"),
    Shot("section-empty", MEMBER, "{empty}"),
    Shot("history", GUEST, "/p/{edited}/history/?from=1&to=2"),
    Shot("post-edit", MEMBER, "/p/{edited}/edit/"),
    Shot("post-remove", MODERATOR, "/p/{edited}/remove/"),
    Shot("post-recommend", MODERATOR, "{reply}recommend/"),
    Shot("drafts", MEMBER, "/drafts/"),
    Shot("discipline", MODERATOR, "/m/lotte/discipline/"),
    Shot("profile", GUEST, "/m/lotte/"),
    Shot("profile-posts", GUEST, "/m/lotte/posts/"),
    Shot("search", GUEST, "/search/?q=ferry"),
    Shot("search-empty", GUEST, "/search/"),
    Shot("search-nothing", GUEST, "/search/?q=xylophone"),
    Shot("search-thai", GUEST, "/search/?q=เรือ"),
    Shot("search-chinese", GUEST, "/search/?q=船"),
    Shot("search-arabic", GUEST, "/search/?q=القارب"),
    Shot("feeds", GUEST, "/feeds/"),
    Shot("sign-in", GUEST, "/account/sign-in/"),
    Shot("register", GUEST, "/account/register/"),
    Shot("password-reset", GUEST, "/account/password/reset/"),
    Shot("preferences", MEMBER, "/account/preferences/"),
    Shot("picture", MEMBER, "/account/picture/"),
    Shot("email", MEMBER, "/account/email/"),
    Shot("password", MEMBER, "/account/password/"),
    Shot("add-app", MEMBER, "/account/keys/app/"),
    Shot("add-passkey", MEMBER, "/account/keys/passkeys/add/"),
    Shot("sign-out", MEMBER, "/account/sign-out/"),
    Shot("keys", MEMBER, "/account/keys/"),
    Shot("sessions", MEMBER, "/account/sessions/"),
    Shot("desk", EDITOR, "/desk/"),
    Shot("desk-published", EDITOR, "/desk/?state=published"),
    Shot("desk-preview", EDITOR, "/desk/1/preview/"),
    Shot("desk-new", EDITOR, "/desk/new/"),
    Shot("desk-story", EDITOR, "/desk/1/"),
    Shot("admin-site", ADMINISTRATOR, "/admin/site/"),
    Shot("admin-sections", ADMINISTRATOR, "/admin/sections/"),
    Shot("admin-section", ADMINISTRATOR, "/admin/sections/harbour-sea/"),
    Shot("admin-permissions", ADMINISTRATOR, "/admin/permissions/"),
    Shot("admin-explain", ADMINISTRATOR, "/admin/permissions/explain/"),
    Shot("admin-groups", ADMINISTRATOR, "/admin/groups/"),
    Shot("admin-group", ADMINISTRATOR, "/admin/groups/moderators/"),
    Shot("admin-explained", ADMINISTRATOR, "/admin/permissions/explain/?member=lotte&section=harbour-sea"),
    Shot("admin-members", ADMINISTRATOR, "/admin/members/"),
    Shot("admin-member", ADMINISTRATOR, "/admin/members/lotte/"),
    Shot("not-found", GUEST, "/nowhere/"),
    Shot("refused", GUEST, "/desk/"),
    Shot("forbidden", MEMBER, "/admin/site/"),
)
# Under a notice, which is taken down afterwards.
NOTICED = Shot("notice", GUEST, "{story}")
NOTICE = "Harbour board hustings on Thursday at 19:00 in the Saltmarket hall."
