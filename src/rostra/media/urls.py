"""Addresses of uploads. The files themselves lie at `/media/f/…`, which front answers."""

from django.urls import path

from rostra.media import views

app_name = "media"
urlpatterns = [
    path("media/upload/", views.upload, name="upload"),
    path("media/status/<str:token>/", views.status, name="status"),
    path("media/describe/<str:token>/", views.describe, name="describe"),
]
