"""Addresses of the news desk."""

from django.urls import path

from rostra.web.desk import views

app_name = "desk"
urlpatterns = [
    path("desk/", views.show_list, name="list"),
    path("desk/new/", views.new, name="new"),
    path("desk/<int:story_id>/", views.story, name="story"),
    path("desk/<int:story_id>/preview/", views.preview, name="preview"),
    path("desk/<int:story_id>/publish/", views.publish, name="publish"),
    path("desk/<int:story_id>/schedule/", views.schedule, name="schedule"),
    path("desk/<int:story_id>/unschedule/", views.unschedule, name="unschedule"),
    path("desk/<int:story_id>/withdraw/", views.withdraw, name="withdraw"),
]
