"""A town for trying scripts in: one page, and answers as the rooms give them, without a database."""

import json
from dataclasses import replace
from pathlib import Path

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.template import engines
from django.urls import path
from markupsafe import Markup

from rostra.ui.frame import Frame
from rostra.ui.tests import sample

drafts: dict[str, dict[str, object]] = {}
# Whose page is open: what an earlier test's page sends while it is closed is not for this one.
visit = {"now": ""}
taken: set[str] = set()
events: list[str] = []
outages: list[str] = []
_SAVED_AT = "2026-11-24T11:42:00+01:00"


def page(_request: HttpRequest, who: str = "guest") -> HttpResponse:
    """Show every component to a guest or a member, or to one whose words wait for a picture."""
    frame = sample.a_guest_frame() if who == "guest" else sample.a_member_frame()
    composer = replace(sample.COMPOSER, alt="A slip at dawn" if who == "waiting" else "")
    source = (Path(__file__).parent / "components.html").read_text(encoding="utf-8")
    return HttpResponse(_render(source, frame, composer_view=composer))


def save_draft(request: HttpRequest) -> JsonResponse:
    """Keep a draft, or refuse a save that does not know the newest."""
    place, number = request.POST["place"], int(request.POST["number"])
    if request.headers["User-Agent"] != visit["now"]:
        return JsonResponse({}, status=410)
    kept = drafts.get(place)
    if kept and kept["number"] != number:
        return JsonResponse(kept, status=409)
    drafts[place] = {"body": request.POST["body"], "title": "", "number": number + 1, "saved_at": _SAVED_AT}
    return JsonResponse(drafts[place])


def posted(request: HttpRequest) -> JsonResponse:
    """Say whether a text was taken."""
    return JsonResponse({"posted": request.POST["body"] in taken})


def complete(request: HttpRequest) -> JsonResponse:
    """Find two people, whatever was typed."""
    people = [sample.TOMAS, sample.LOTTE]
    fitting = [
        {"name": p.name, "display_name": p.display_name, "tone": p.tone, "avatar": "", "here": True}
        for p in people
        if p.name.startswith(request.GET["q"].lower())
    ]
    return JsonResponse({"members": fitting})


def upload(request: HttpRequest) -> JsonResponse:
    """Take a picture, unless it is named so that it must not be taken."""
    if any(str(picture.name).startswith("bad") for picture in request.FILES.getlist("picture")):
        return JsonResponse({"refusal": "This is not a picture."}, status=400)
    return JsonResponse(
        {"token": "tok1", "state": "pending", "url": "/media/x.webp", "width": 10, "height": 10, "alt": ""}
    )


def status(_request: HttpRequest, token: str) -> JsonResponse:
    """Say that the picture is ready."""
    return JsonResponse({"token": token, "state": "ready"})


def describe(request: HttpRequest, token: str) -> JsonResponse:
    """Take the words of a picture."""
    return JsonResponse({"token": token, "alt": request.POST["alt"]})


def quote(_request: HttpRequest, post_id: int) -> HttpResponse:
    """Quote a post, unless the town is told to be out."""
    if outages:
        return HttpResponse(status=503)
    text = f"> [!quote post={post_id} rev=0]\n> What {post_id} typed, with ![a slip](upload:tok1).\n\n"
    return HttpResponse(text, content_type="text/plain")


def preview(request: HttpRequest) -> HttpResponse:
    """Show the text as a paragraph."""
    return HttpResponse(Markup("<p>{}</p>").format(request.POST["body"]))


def live(_request: HttpRequest) -> StreamingHttpResponse:
    """Tell what the test has put down, once."""
    return StreamingHttpResponse(["retry: 60000\n\n", *events], content_type="text/event-stream")


def fragment(_request: HttpRequest, post_id: int) -> HttpResponse:
    """Show a post as it reads now."""
    view = sample.a_post(post_id - 100, html=Markup("<p>Fresh words.</p>"), revision=1)
    source = '{% from "ui/_post.html" import post %}{{ post(view, frame) }}'
    return HttpResponse(_render(source, sample.a_guest_frame(), view=view))


def tell(event: str, **fields: object) -> None:
    """Put down an event for the next stream that is opened."""
    events.append(f"event: {event}\nid: {len(events) + 1}\ndata: {json.dumps(fields)}\n\n")


def _render(source: str, frame: Frame, **more: object) -> str:
    text: str = engines["jinja2"].from_string(source).render({"frame": frame, **sample.the_page(), **more})
    return text


urlpatterns = [
    path("drafts/save/", save_draft),
    path("drafts/posted/", posted),
    path("members/complete/", complete),
    path("media/upload/", upload),
    path("media/status/<str:token>/", status),
    path("media/describe/<str:token>/", describe),
    path("preview/", preview),
    path("live", live),
    path("p/<int:post_id>/fragment/", fragment),
    path("p/<int:post_id>/quote/", quote),
    path("", page),
    path("<slug:who>/", page),
]
