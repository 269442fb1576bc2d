"""The address of reactions."""

from django.urls import path

from rostra.reactions import views

app_name = "reactions"
urlpatterns = [path("p/<int:post_id>/react/", views.react_to, name="react")]
