"""An invented town's page, for looking at every component in every state."""

from datetime import UTC, date, datetime

from django import forms
from markupsafe import Markup

from rostra.ui import shapes
from rostra.ui.frame import Flash, Frame, FrameViewer, MenuEntry, NavSection, Notice
from rostra.ui.paging import Pager

MORNING = datetime(2026, 11, 24, 6, 58, tzinfo=UTC)
TOMAS = shapes.Person(name="tomas", display_name="Tomas Weir", url="/m/tomas/", tone=2, title="Old Quay")
LOTTE = shapes.Person(name="lotte", display_name="Lotte Brandvold", url="/m/lotte/", tone=4, title="Inner Skerrin")
INES = shapes.Person(
    name="ines", display_name="Ines Marchetti", url="/m/ines/", tone=12, role="Newsroom", role_kind="staff"
)
JORAM = shapes.Person(
    name="joram", display_name="Joram Blythe", url="/m/joram/", tone=9, role="Moderator", role_kind="mod"
)
HARBOUR = shapes.SectionMark(name="Harbour & Sea", url="/s/harbour/", tone=1)
FERRY = shapes.Picture(
    url="/media/ferry-960.webp",
    alt="A lit passenger ferry lying at the quay at night.",
    width=1200,
    height=800,
    srcset="/media/ferry-480.webp 480w, /media/ferry-960.webp 960w",
    sizes="(min-width: 62rem) 41rem, 100vw",
    caption="The Margit Aune loading for the 23:10 sailing.",
    credit="Petra Lindqvist / The Quayside",
    full_url="/media/ferry.webp",
)
MENU = (
    MenuEntry(label="Copy link", url="/p/2/", icon="link"),
    MenuEntry(label="Edit history", url="/p/2/history/", icon="history"),
    MenuEntry(label="Lock topic", url="/t/1/lock/", icon="lock", posts=True),
)


def a_guest_frame() -> Frame:
    """What every guest sees."""
    return Frame(
        site_name="The Quayside",
        site_line="News and talk from Harrow Quay.",
        base_url="https://quayside.example",
        path="/s/harbour/",
        time_zone="Europe/Oslo",
        csrf_token="t" * 32,
        notice=Notice(number=3, text="Hustings on Thursday.", link_text="Put a question", link_url="/t/9/x/"),
        sections=(
            NavSection(name="Harbour & Sea", url="/s/harbour/"),
            NavSection(name="Town Hall", url="/s/town/", tone=2),
            NavSection(name="The Long Table", url="/s/table/", tone=9, parts=True),
        ),
        footer_links=(
            MenuEntry(label="House rules", url="/rules/"),
            MenuEntry(label="Feeds", url="/feeds/", icon="rss"),
        ),
        feed_url="/feeds/site.atom",
    )


def a_member_frame() -> Frame:
    """What Adaeze sees."""
    guest = a_guest_frame()
    return Frame(
        site_name=guest.site_name,
        sections=guest.sections,
        footer_links=guest.footer_links,
        path=guest.path,
        time_zone=guest.time_zone,
        csrf_token=guest.csrf_token,
        theme="dark",
        flashes=(Flash(text="Your reply is posted.", kind="ok"),),
        create_menu=(MenuEntry(label="Talk topic", url="/new/", icon="chat", hint="Start a discussion"),),
        viewer=FrameViewer(
            number=7,
            name="adaeze",
            display_name="Adaeze Okonjo",
            url="/m/adaeze/",
            tone=5,
            initials="AO",
            notifications_url="/notifications/",
            notification_count=3,
            messages_url="/messages/",
            menu=(
                MenuEntry(label="Your profile", url="/m/adaeze/", icon="user"),
                MenuEntry(label="Sign out", url="/account/logout/", icon="door", posts=True),
            ),
        ),
    )


def a_post(seq: int, author: shapes.Person = TOMAS, **changes: object) -> shapes.PostView:
    """Return an ordinary post, changed as told."""
    plain = {
        "id": 100 + seq,
        "seq": seq,
        "url": f"/p/{100 + seq}/",
        "author": author,
        "html": Markup("<p>Glad for the islands. The channel was last dredged in 2019.</p>"),
        "posted_at": MORNING,
        "reply_url": f"?reply={seq}#reply",
        "quote_url": f"?quote={seq}#reply",
        "menu": MENU,
    }
    return shapes.PostView(**(plain | changes))  # type: ignore[arg-type]


POSTS = (
    a_post(2),
    a_post(
        3,
        LOTTE,
        recommended=shapes.Recommended(by="the newsroom", reason="She was there."),
        reply_to=shapes.ReplyTo(name="Tomas Weir", seq=2, url="/p/102/"),
        edited=shapes.Edited(at=MORNING, reason="added the school run", history_url="/p/103/history/"),
    ),
    a_post(4, INES, is_staff=True, is_new=True),
    a_post(5, removed=shapes.Removed(by_author=True)),
    a_post(6, removed=shapes.Removed(reason="House rule 2", html=Markup("<p>You people chose to live on a rock.</p>"))),
    a_post(7, JORAM),
)

ROWS = (
    shapes.TopicRow(
        id=1,
        url="/t/1/night-ferry/",
        title="Night ferry to the Skerrins saved for two more winters",
        is_story=True,
        author="Ines Marchetti",
        started_at=MORNING,
        reply_count=38,
        people_count=19,
        section=HARBOUR,
        deck="The harbour board kept the 23:10 sailing by six votes to three.",
        picture=FERRY,
        is_pinned=True,
        is_corrected=True,
        recommended_count=3,
        new_count=4,
        new_url="/t/1/night-ferry/#new",
        faces=(LOTTE, INES, TOMAS),
        last_name="Lotte Brandvold",
        last_url="/p/112/",
        last_at=MORNING,
    ),
    shapes.TopicRow(
        id=2,
        url="/t/2/tender/",
        title="Anyone lost a yellow tender?",
        is_story=False,
        author="OldHarbourHand",
        started_at=MORNING,
        reply_count=0,
        section=HARBOUR,
        is_locked=True,
    ),
)

PROVENANCE = shapes.Provenance(
    sources=(
        shapes.SourceView(
            publisher="The Skerrin Courier",
            url="https://courier.example/night-ferry",
            title="Late boat reprieved",
            author="Runa Aske",
            published_on=date(2026, 11, 23),
        ),
    ),
    byline="Ines Marchetti",
    credits=("Photo: Petra Lindqvist / The Quayside",),
    corrections=(shapes.CorrectionView(at=MORNING, html=Markup("We first wrote that foot fares would rise too.")),),
)

CARD = shapes.StoryCard(
    url="/t/1/night-ferry/",
    title="Night ferry to the Skerrins saved",
    section=HARBOUR,
    published_at=MORNING,
    deck="The board kept the 23:10 sailing.",
    reply_count=38,
    recommended_count=1,
    publisher="The Skerrin Courier",
    picture=FERRY,
)

PICKS = (
    shapes.PickLine(
        url="/p/103/",
        seq=3,
        name="Lotte Brandvold",
        excerpt="I hand over on the ward at ten. Without that boat I sleep in the hospital.",
        reason="She was there.",
    ),
)

PRESENCE = shapes.Presence(
    member_count=2,
    guest_count=41,
    members=(
        shapes.Visitor(name="Gwen Tallis", url="/m/gwen/"),
        shapes.Visitor(name="Mikkel Strand", url="/m/mikkel/"),
    ),
)

COMPOSER = shapes.ComposerView(
    action="/t/1/reply/",
    label="Your reply",
    submit="Post reply",
    key="6f0d",
    place="topic-1",
    body="Agreed. One thing the count will miss is *reliability*.",
    reply_to=shapes.ReplyTo(name="Gwen Tallis", seq=9, url="/p/109/"),
    cancel_reply_url="/t/1/night-ferry/#reply",
    may_upload=True,
)


class RowOfFieldsForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Title", help_text="Say what happened, in up to 70 characters.", max_length=70)
    email = forms.EmailField(label="Email")
    password = forms.CharField(label="Password", widget=forms.PasswordInput, required=False)
    section = forms.ChoiceField(label="Section", choices=[("harbour", "Harbour & Sea"), ("town", "Town Hall")])
    about = forms.CharField(label="About", widget=forms.Textarea, required=False)
    follow = forms.BooleanField(label="Follow replies", required=False)
    when = forms.ChoiceField(label="When", widget=forms.RadioSelect, choices=[("now", "Now"), ("later", "Later")])
    picture = forms.FileField(label="Picture", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


def a_wrong_form() -> RowOfFieldsForm:
    """Return the form as it comes back with errors."""
    return RowOfFieldsForm({"title": "Kept", "email": "adaeze@", "section": "town", "when": "never"})


def the_page() -> dict[str, object]:
    """Return what `components.html` shows."""
    return {
        "posts": POSTS,
        "rows": ROWS,
        "provenance": PROVENANCE,
        "card": CARD,
        "picks_shown": PICKS,
        "presence": PRESENCE,
        "nobody": shapes.Presence(guest_count=1),
        "composer_view": COMPOSER,
        "pages": Pager(6, 20, "/t/1/night-ferry/", (("sort", "newest"),)),
        "wrong_form": a_wrong_form(),
        "picture": FERRY,
        "people": (TOMAS, LOTTE, INES),
        "morning": MORNING,
        "html": Markup("<p>No late boat means an empty trip at dawn.</p>"),
    }
