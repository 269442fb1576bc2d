"""What the fields are called that people type into: front gives them back in the words of the site's own pages."""

LABELS: dict[str, dict[str, str]] = {
    "en": {
        "title": "Title",
        "headline": "Headline",
        "deck": "Deck",
        "body": "Your text",
        "byline": "By-line",
        "publisher": "Publisher",
        "source_title": "Original title",
        "url": "Address",
        "source_author": "Author of the source",
        "correction": "Correction",
        "reason": "Reason",
        "alt": "Describe the picture",
        "credit": "Credit",
        "caption": "Caption",
        "display_name": "Name shown",
        "about": "About you",
        "name": "Name",
        "slug": "Part of the address",
        "description": "Description",
        "text": "Notice",
        "link": "Link",
        "link_text": "Words of the link",
        "site_name": "Name of the site",
        "admin_name": "Your name here",
        "news": "First section for news",
        "talk": "First section for talk",
    },
    "de": {
        "title": "Titel",
        "headline": "Überschrift",
        "deck": "Vorspann",
        "body": "Dein Text",
        "byline": "Autorenzeile",
        "publisher": "Herausgeber",
        "source_title": "Originaltitel",
        "url": "Adresse",
        "source_author": "Verfasser der Quelle",
        "correction": "Korrektur",
        "reason": "Grund",
        "alt": "Bild beschreiben",
        "credit": "Nachweis",
        "caption": "Bildunterschrift",
        "display_name": "Angezeigter Name",
        "about": "Über dich",
        "name": "Name",
        "slug": "Teil der Adresse",
        "description": "Beschreibung",
        "text": "Hinweis",
        "link": "Link",
        "link_text": "Worte des Links",
        "site_name": "Name der Seite",
        "admin_name": "Dein Name hier",
        "news": "Erster Bereich für Nachrichten",
        "talk": "Erster Bereich für Gespräche",
    },
}


def label_of(name: str, language: str = "en") -> str:
    """Return what a field of text is called, or nothing for any other, as passwords, tokens and keys.

    `alt-<picture>` and `notice-text` are such fields, as on the site's own pages.
    """
    labels = LABELS[language]
    return next((labels[one] for one in (name, name.partition("-")[0], name.partition("-")[2]) if one in labels), "")
