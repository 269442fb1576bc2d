"""The address of the one-time link."""

from django.urls import path

from rostra.web.setup import views

urlpatterns = [path("setup/<str:token>/", views.setup, name="setup")]
