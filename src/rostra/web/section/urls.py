"""Addresses of sections."""

from django.urls import path

from rostra.web.section import views

app_name = "section"
urlpatterns = [path("s/<str:slug>/", views.show, name="show")]
