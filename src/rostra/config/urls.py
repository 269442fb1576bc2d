"""Every address, room by room."""

from django.urls import include, path

handler400 = "rostra.ui.views.bad_request"
handler403 = "rostra.ui.views.forbidden"
handler404 = "rostra.ui.views.not_found"
handler429 = "rostra.members.limits.too_many"
handler500 = "rostra.config.answers.broke"

urlpatterns = [
    path("", include("rostra.web.home.urls")),
    path("", include("rostra.web.section.urls")),
    path("", include("rostra.web.topic.urls")),
    path("", include("rostra.web.profile.urls")),
    path("", include("rostra.web.profile.account_urls")),
    path("", include("rostra.members.urls")),
    path("", include("rostra.web.admin.urls")),
    path("", include("rostra.web.setup.urls")),
    path("", include("rostra.media.urls")),
    path("", include("rostra.web.picture.urls")),
    path("", include("rostra.web.desk.urls")),
    path("", include("rostra.reactions.urls")),
    path("", include("rostra.reading.urls")),
    path("", include("rostra.search.urls")),
    path("", include("rostra.web.feeds.urls")),
    path("", include("rostra.live.urls")),
    path("", include("rostra.operations.urls")),
]
