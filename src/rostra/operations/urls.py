"""Addresses of operations."""

from django.urls import path

from rostra.operations import views

app_name = "operations"
urlpatterns = [
    path(".well-known/security.txt", views.security, name="security"),
    path("healthz", views.alive, name="alive"),
    path("readyz", views.ready, name="ready"),
]
