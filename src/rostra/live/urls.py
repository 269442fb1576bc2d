"""Addresses that front asks on behalf of a stream."""

from django.urls import path

from rostra.live import views

app_name = "live"
urlpatterns = [
    path("live/authorize/", views.authorize, name="authorize"),
    path("live/since/", views.since, name="since"),
]
