"""Addresses of pictures in posts and stories."""

from django.urls import path

from rostra.web.picture import views

app_name = "picture"
urlpatterns = [path("media/f/<str:folder>/<str:file>", views.show, name="show")]
