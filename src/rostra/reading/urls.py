"""Addresses by which members mark everything as read."""

from django.urls import path

from rostra.reading import views

app_name = "reading"
urlpatterns = [
    path("read/", views.mark_everything, name="everything"),
    path("s/<str:slug>/read/", views.mark_section, name="section"),
]
