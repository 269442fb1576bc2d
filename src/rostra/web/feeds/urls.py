"""Addresses of feeds and sitemaps."""

from django.urls import path

from rostra.syndication import urls
from rostra.web.feeds import views

app_name = "syndication"
urlpatterns = [
    path("feeds/site.atom", views.site, name="site"),
    path("feeds/s/<str:slug>.atom", views.section, name="section"),
    path("feeds/t/<int:topic_id>.atom", views.topic, name="topic"),
    *urls.urlpatterns,
]
