"""The address of the front page."""

from django.urls import path

from rostra.web.home import views

urlpatterns = [path("", views.show, name="home")]
