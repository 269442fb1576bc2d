"""Addresses of writing: starting, editing, history, drafts, preview. In the space of names of topics."""

from django.urls import path

from rostra.web.writing import completing, drafts, editing, history, kept, quoting, starting, taken

urlpatterns = [
    path("s/<str:slug>/new/", starting.start, name="start"),
    path("p/<int:post_id>/edit/", editing.edit, name="edit"),
    path("p/<int:post_id>/history/", history.history, name="history"),
    path("p/<int:post_id>/quote/", quoting.quote, name="quote"),
    path("drafts/", kept.drafts, name="drafts"),
    path("drafts/discard/", kept.discard, name="discard_draft"),
    path("drafts/save/", drafts.save, name="save_draft"),
    path("drafts/posted/", taken.posted, name="posted"),
    path("preview/", drafts.preview, name="preview"),
    path("members/complete/", completing.complete, name="complete"),
]
