"""Pages that front makes itself when the site cannot: plain, small, in English and German."""

from html import escape

from rostra.front.asgi import Headers, Scope, Send, answer, header

_TEXTS = {
    "en": {
        "down": (
            "The site is taking a short break",
            "Nothing is lost. Reading works for pages that were opened lately; please try this one again in a minute.",
            "Try again",
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
    },
    "de": {
        "down": (
            "Die Seite macht eine kurze Pause",
            "Es ist nichts verloren. Kürzlich geöffnete Seiten lassen sich lesen; diese geht in einer Minute wieder.",
            "Noch einmal versuchen",
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
    },
}
_STATUS = {"down": 503, "many": 429, "large": 413, "slow": 408, "bad": 400, "heads": 431, "method": 405, "none": 404}
_RETRY_S = 30
_POLICY = (
    b"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def _language(headers: Headers) -> str:
    return "de" if (header(headers, b"accept-language") or b"en").strip().lower().startswith(b"de") else "en"


def megabytes(count: int) -> str:
    """Return a number of bytes as a person reads it."""
    return f"{count / 1_048_576:.0f} MB"


def page(
    kind: str, headers: Headers, site_name: str, *, limit: str = "", typed: str = ""
) -> tuple[int, Headers, bytes]:
    """Return status, headers and HTML of one of front's own pages; `typed` is a text that must not be lost."""
    language = _language(headers)
    texts = _TEXTS[language]
    title, sentence, way_on = texts[kind]
    kept = f"<p>{texts['text']}</p><textarea rows='12' cols='60' readonly>{escape(typed)}</textarea>" if typed else ""
    html = (
        f"<!doctype html><html lang='{language}'><head><meta charset='utf-8'>"
        f"<meta name='viewport' content='width=device-width, initial-scale=1'><meta name='robots' content='noindex'>"
        f"<title>{title} – {escape(site_name)}</title><link rel='stylesheet' href='/static/ui/rostra.css'></head>"
        f"<body><main class='wrap stack' id='main'><h1 class='page-h'>{title}</h1>"
        f"<p>{sentence.format(limit=limit)}</p>{kept}<p><a href='{'/' if kind != 'down' else ''}'>{way_on}</a></p>"
        f"</main></body></html>"
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
    if kind in {"down", "many"}:
        own.append((b"retry-after", str(_RETRY_S).encode()))
    return _STATUS[kind], own, html


async def send_page(kind: str, scope: Scope, send: Send, site_name: str, *, limit: str = "", typed: str = "") -> None:
    """Answer with one of front's own pages."""
    status, headers, body = page(kind, scope["headers"], site_name, limit=limit, typed=typed)
    await answer(send, status, headers, b"" if scope["method"] == "HEAD" else body)
