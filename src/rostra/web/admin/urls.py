"""Addresses of administration."""

from django.urls import path
from django.views.generic import RedirectView

from rostra.web.admin import explaining, groups, members, permissions, sections, site

app_name = "admin"
urlpatterns = [
    path("admin/", RedirectView.as_view(pattern_name="admin:site"), name="index"),
    path("admin/site/", site.site, name="site"),
    path("admin/sections/", sections.sections, name="sections"),
    path("admin/sections/<str:slug>/", sections.section, name="section"),
    path("admin/sections/<str:slug>/permissions/", permissions.section_permissions, name="section_permissions"),
    path("admin/permissions/", permissions.all_permissions, name="permissions"),
    path("admin/permissions/explain/", explaining.explained, name="explain"),
    path("admin/groups/", groups.all_groups, name="groups"),
    path("admin/groups/<str:slug>/", groups.one_group, name="group"),
    path("admin/members/", members.all_members, name="members"),
    path("admin/members/<str:name>/", members.one_member, name="member"),
]
