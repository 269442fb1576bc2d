"""Every address, room by room."""

from django.urls import include, path

urlpatterns = [path("", include("rostra.live.urls"))]
