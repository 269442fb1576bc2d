"""What pages show of a published story beside its topic and text, gathered once when it changes.

A page of twenty posts, or a list of stories, then reads one row a story instead of five.
"""

from typing import Any

from rostra.media.models import Upload
from rostra.media.queries import picture_of, ready
from rostra.newsdesk.models import Correction, SourceRecord, Story

# Story text is 41rem wide at most, a lead on the front page half the page; see the look.
_WEBP = "image/webp"


def gather(story: Story) -> dict[str, Any]:
    """Return what is kept in `Story.shown`: JSON of lead picture, credits, badge, source and corrections."""
    rows = list(story.pictures.select_related("upload"))
    uploads = {row.pk: row for row in ready(pk__in=[*(row.upload_id for row in rows), story.badge_id or 0])}
    inside = [(row, uploads[row.upload_id]) for row in rows if row.upload_id in uploads]
    lead = next((upload for row, upload in inside if row.is_lead), None)
    first = lead or next((upload for _row, upload in inside), None)
    badge = uploads.get(story.badge_id or 0)
    return {
        "lead": _picture(lead) if lead else None,
        "card": _picture(first) if first else None,
        "credits": list(dict.fromkeys(upload.credit for _row, upload in inside if upload.credit)),
        "badge": {"url": picture_of(badge).url, "alt": badge.alt} if badge else None,
        "source": _source(SourceRecord.objects.filter(story=story).first()),
        "corrections": [{"at": row.at.isoformat(), "text": row.text} for row in Correction.objects.filter(story=story)],
    }


def _picture(upload: Upload) -> dict[str, Any]:
    shown = picture_of(upload)
    return {
        "url": shown.url,
        "width": shown.width,
        "height": shown.height,
        "alt": upload.alt,
        "credit": upload.credit,
        "caption": upload.caption,
        "srcset": ", ".join(f"{one.url} {one.width}w" for one in shown.renditions if one.type == _WEBP),
    }


def _source(row: SourceRecord | None) -> dict[str, Any] | None:
    if row is None:
        return None
    day = row.published_on.isoformat() if row.published_on else None
    return {
        "publisher": row.publisher, "title": row.title, "url": row.url, "author": row.author,
        "published_on": day, "relation": row.relation,
    }  # fmt: skip
