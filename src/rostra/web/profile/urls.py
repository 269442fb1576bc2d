"""Addresses of members."""

from django.urls import path

from rostra.web.moderating import members
from rostra.web.profile import views

app_name = "member"
urlpatterns = [
    path("m/<str:name>/", views.profile, name="profile"),
    path("m/<str:name>/posts/", views.profile, {"tab": "posts"}, name="posts"),
    path("m/<str:name>/discipline/", members.discipline, name="discipline"),
    path("m/<str:name>/topics/", views.profile, {"tab": "topics"}, name="topics"),
]
