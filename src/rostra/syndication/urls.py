"""Addresses of feeds and sitemaps."""

from django.urls import path

from rostra.syndication import views

app_name = "syndication"
urlpatterns = [
    path("feeds/", views.listing, name="feeds"),
    path("feeds/site.atom", views.site, name="site"),
    path("feeds/s/<str:slug>.atom", views.section, name="section"),
    path("feeds/t/<int:topic_id>.atom", views.topic, name="topic"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemap_index"),
    path("sitemap-news.xml", views.news_sitemap, name="news_sitemap"),
    path("sitemap-<int:number>.xml", views.sitemap, name="sitemap"),
]
