"""The address of search."""

from django.urls import path

from rostra.search import views

app_name = "search"
urlpatterns = [path("search/", views.show, name="show")]
