"""Addresses of topics and posts."""

from django.urls import include, path

from rostra.web.topic import replying, views

app_name = "topic"
urlpatterns = [
    path("", include("rostra.web.writing.urls")),
    path("", include("rostra.web.moderating.urls")),
    path("t/<int:topic_id>/", views.show, name="bare"),
    path("t/<int:topic_id>/reply/", replying.reply, name="reply"),
    path("t/<int:topic_id>/<str:slug>/", views.show, name="show"),
    path("p/<int:post_id>/", views.permalink, name="post"),
    path("p/<int:post_id>/fragment/", views.fragment, name="fragment"),
]
