"""The address of a member's picture, among those of the account."""

from django.urls import path

from rostra.web.profile import picture

urlpatterns = [path("account/picture/", picture.picture, name="account_picture")]
