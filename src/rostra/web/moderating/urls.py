"""Addresses of moderation. In the space of names of topics."""

from django.urls import path

from rostra.web.moderating import posts, topics

urlpatterns = [
    path("p/<int:post_id>/remove/", posts.remove, name="remove"),
    path("p/<int:post_id>/restore/", posts.restore, name="restore"),
    path("p/<int:post_id>/recommend/", posts.recommend, name="recommend"),
    path("p/<int:post_id>/unrecommend/", posts.unrecommend, name="unrecommend"),
    path("t/<int:topic_id>/lock/", topics.lock, name="lock"),
    path("t/<int:topic_id>/unlock/", topics.unlock, name="unlock"),
    path("t/<int:topic_id>/pin/", topics.pin, name="pin"),
    path("t/<int:topic_id>/unpin/", topics.unpin, name="unpin"),
    path("t/<int:topic_id>/move/", topics.move, name="move"),
    path("t/<int:topic_id>/rename/", topics.rename, name="rename"),
    path("t/<int:topic_id>/remove/", topics.remove, name="remove_topic"),
    path("t/<int:topic_id>/restore/", topics.restore, name="restore_topic"),
]
