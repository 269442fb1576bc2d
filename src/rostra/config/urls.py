"""Every address, room by room."""

from django.urls import include, path

handler429 = "rostra.members.limits.too_many"

urlpatterns = [
    path("", include("rostra.members.urls")),
    path("", include("rostra.live.urls")),
]
