"""Addresses of the list of feeds, and of sitemaps. In the space of names of `web/feeds`."""

from django.urls import path

from rostra.syndication import views

urlpatterns = [
    path("feeds/", views.listing, name="feeds"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemap_index"),
    path("sitemap-news.xml", views.news_sitemap, name="news_sitemap"),
    path("sitemap-<int:number>.xml", views.sitemap, name="sitemap"),
]
