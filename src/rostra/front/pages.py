"""Pages that front makes itself when the site cannot: plain, small, in English and German."""

from collections.abc import Sequence
from html import escape
from typing import Any
from urllib.parse import urlsplit

from rostra.front.asgi import Headers, Scope, Send, answer, header
from rostra.front.labels import label_of
from rostra.front.naming import Naming
from rostra.kit.sending_again import Again

_TEXTS: dict[str, dict[str, Any]] = {
    "en": {
        "down": (
            "The site is taking a short break",
            "Nothing is lost. Reading works for pages that were opened lately; please try this one again in a minute.",
            "Try again",
        ),
        "broke": (
            "The answer broke off",
            (
                "What you sent may have been posted. Sending it again is safe, since one form posts only once: "
                "load this page anew, or go back in your browser and send it from there."
            ),
            "Back",
        ),
        "large": (
            "This is too large",
            "At most {limit} can be sent at once. Choose a smaller file and try again.",
            "Back",
        ),
        "slow": ("This took too long", "The connection was too slow to finish. Please try again.", "Try again"),
        "many": (
            "Much is being sent at once",
            "Your address, or all together, are sending more than is taken at once. Please try again in a minute.",
            "Back",
        ),
        "bad": ("This cannot be read", "The request was not well formed.", "To the front page"),
        "heads": ("This request is too long", "Clear the cookies of this site and try again.", "To the front page"),
        "method": ("This cannot be done here", "The site does not know this kind of request.", "To the front page"),
        "none": ("There is nothing here", "The address is wrong, or what was here is gone.", "To the front page"),
        "text": "Your text is here. Copy it before you go on.",
        "again": "Send again",
        "once": "Your text is here. Sending it again in a minute is safe, since one form posts only once. "
        "Files are not kept: choose them again afterwards.",
        "back": "Back to the page",
        "home": "To the front page",
    },
    "de": {
        "down": (
            "Die Seite macht eine kurze Pause",
            "Es ist nichts verloren. Kürzlich geöffnete Seiten lassen sich lesen; diese geht in einer Minute wieder.",
            "Noch einmal versuchen",
        ),
        "broke": (
            "Die Antwort ist abgebrochen",
            (
                "Was du geschickt hast, ist vielleicht veröffentlicht. Noch einmal senden schadet nicht, denn jedes "
                "Formular veröffentlicht nur einmal: Lade diese Seite neu, oder geh im Browser zurück und "
                "sende von dort."
            ),
            "Zurück",
        ),
        "large": (
            "Das ist zu groß",
            "Auf einmal gehen höchstens {limit}. Wähle eine kleinere Datei und versuche es noch einmal.",
            "Zurück",
        ),
        "slow": (
            "Das hat zu lange gedauert",
            "Die Verbindung war zu langsam. Versuche es noch einmal.",
            "Noch einmal versuchen",
        ),
        "many": (
            "Es kommt viel auf einmal",
            "Von deiner Adresse oder von allen zusammen kommt mehr, als auf einmal geht. Versuche es gleich wieder.",
            "Zurück",
        ),
        "bad": ("Das ist nicht lesbar", "Die Anfrage war nicht wohlgeformt.", "Zur Startseite"),
        "heads": ("Diese Anfrage ist zu lang", "Lösche die Cookies dieser Seite.", "Zur Startseite"),
        "method": ("Das geht hier nicht", "Diese Art von Anfrage kennt die Seite nicht.", "Zur Startseite"),
        "none": ("Hier ist nichts", "Die Adresse ist falsch, oder was hier war, ist fort.", "Zur Startseite"),
        "text": "Hier ist dein Text. Kopiere ihn, bevor du weitergehst.",
        "again": "Noch einmal senden",
        "once": "Hier ist dein Text. Noch einmal senden schadet nicht, denn jedes Formular veröffentlicht nur einmal: "
        "Versuche es gleich wieder. Dateien sind nicht dabei; wähle sie danach noch einmal.",
        "back": "Zurück zur Seite",
        "home": "Zur Startseite",
    },
}
_STATUS = {
    "down": 503, "broke": 503, "many": 429, "large": 413, "slow": 408,
    "bad": 400, "heads": 431, "method": 405, "none": 404,
}  # fmt: skip
_AGAIN = frozenset({"down", "broke", "large", "many", "slow"})  # what one tried may go well another time
_RETRY_S = 30
_POLICY = (
    b"default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; "
    b"frame-ancestors 'none'"
)


def _language(headers: Headers, naming: Naming) -> str:
    """Return the site's language, as guests get every page; before the site was ever heard of, the browser's."""
    chosen = naming.language.encode() or header(headers, b"accept-language") or b""
    return "de" if chosen.strip().lower().startswith(b"de") else "en"


def _way_on(kind: str, scope: Scope) -> str:
    """Return where the link leads: the same address again, the page with the form, or the front page."""
    if kind == "down" and scope["method"] in {"GET", "HEAD"}:
        return ""
    return _came_from(scope["headers"]) if kind in _AGAIN or scope["method"] == "POST" else "/"


def _came_from(headers: Headers) -> str:
    """Return path and query of the page that one came from if it is of this site, else the front page."""
    host = header(headers, b"host")
    try:
        page = urlsplit((header(headers, b"referer") or b"").decode("latin-1"))
    except ValueError:
        return "/"
    is_here = page.scheme in {"http", "https"} and host is not None and page.netloc == host.decode("latin-1")
    if not is_here or not page.path.startswith("/") or page.path[1:2] in {"/", "\\"}:
        return "/"
    return f"{page.path}?{page.query}" if page.query else page.path


def megabytes(count: int) -> str:
    """Return a number of bytes as a person reads it."""
    return f"{count / 1_048_576:.0f} MB"


def page(
    kind: str,
    scope: Scope,
    naming: Naming,
    *,
    limit: str = "",
    typed: Sequence[tuple[str, str]] = (),
    again: Again | None = None,
) -> tuple[int, Headers, bytes]:
    """Return status, headers and HTML of one of front's own pages.

    `typed` are names and texts of fields that must not be lost, `again` is the rest of a form that may be sent again.
    After a form the way on leads to the page it came from: its own address may be none that can be opened.
    """
    language = _language(scope["headers"], naming)
    texts = _TEXTS[language]
    title, sentence, way_on = texts[kind]
    way = _way_on(kind, scope)
    if scope["method"] == "POST":
        way_on = texts["home" if way == "/" else "back"]
    kept = _sent_again(typed, again, language) if typed and again else _given_back(typed, language)
    button = "btn" if typed and again else "btn btn-main"
    html = (
        f"<!doctype html><html lang='{language}'><head><meta charset='utf-8'>"
        f"<meta name='viewport' content='width=device-width, initial-scale=1'><meta name='robots' content='noindex'>"
        f"<title>{title} – {escape(naming.name)}</title><link rel='stylesheet' href='/static/ui/rostra.css'></head>"
        f"<body><header class='bar'><div class='wrap bar-in'><a class='brand' href='/'>"
        f"<span>{escape(naming.name)}</span></a></div></header>"
        f"<main class='wrap' id='main'><div class='blank'><h1 class='page-h'>{title}</h1>"
        f"<p>{sentence.format(limit=limit)}</p>{kept}<p><a class='{button}' href='{escape(way)}'>{way_on}</a></p>"
        f"</div></main></body></html>"
    ).encode()
    own: Headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(html)).encode()),
        (b"cache-control", b"no-store"),
        (b"content-security-policy", _POLICY),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
    ]
    if kind == "method":
        own.append((b"allow", b"GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"))
    if kind in {"down", "broke", "many"}:
        own.append((b"retry-after", str(_RETRY_S).encode()))
    return _STATUS[kind], own, html


def _given_back(typed: Sequence[tuple[str, str]], language: str) -> str:
    fields = "".join(
        f"<label class='field'><span class='label'>{label_of(name, language)}</span>"
        f"<textarea class='input area' rows='{12 if name == 'body' else 2}' readonly dir='auto'>"
        f"{escape(text)}</textarea></label>"
        for name, text in typed
    )
    return f"<p>{_TEXTS[language]['text']}</p>{fields}" if fields else ""


def _sent_again(typed: Sequence[tuple[str, str]], again: Again, language: str) -> str:
    texts = _TEXTS[language]
    hidden = "".join(
        f"<input type='hidden' name='{escape(name)}' value='{escape(text)}'>" for name, text in again.hidden
    )
    fields = "".join(_editable(name, text, language) for name, text in typed)
    return (
        f"<p>{texts['once']}</p><form class='stack' method='post' action='{escape(again.action)}'>{hidden}{fields}"
        f"<p><button class='btn btn-main'>{texts['again']}</button></p></form>"
    )


def _editable(name: str, text: str, language: str) -> str:
    label, attributes = label_of(name, language), f"name='{escape(name)}' dir='auto'"
    if name == "body" or "\n" in text:
        field = f"<textarea class='input area' rows='12' {attributes}>\n{escape(text)}</textarea>"
    else:
        field = f"<input class='input' {attributes} value='{escape(text)}'>"
    return f"<label class='field'><span class='label'>{label}</span>{field}</label>"


async def send_page(
    kind: str,
    scope: Scope,
    send: Send,
    naming: Naming,
    *,
    limit: str = "",
    typed: Sequence[tuple[str, str]] = (),
    again: Again | None = None,
) -> None:
    """Answer with one of front's own pages."""
    status, headers, body = page(kind, scope, naming, limit=limit, typed=typed, again=again)
    await answer(send, status, headers, b"" if scope["method"] == "HEAD" else body)
