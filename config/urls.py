"""Where each door of the house is."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path

from relations.admin.finding import find
from relations.admin.login import login
from relations.pages.docs import docs
from relations.pages.health import alive, ready
from relations.pages.landing import landing
from relations.pages.problem import problem

urlpatterns: list[URLPattern | URLResolver] = [
    path("", landing, name="landing"),
    path("admin/find/", admin.site.admin_view(find), name="find"),
    path("admin/login/", login),
    path("admin/", admin.site.urls),
    path("api/v1/docs/", docs, name="docs"),
    path("api/v1/", include("relations.api.urls")),
    re_path(r"^problems/(?P<code>[a-z_]{1,40})/$", problem, name="problem"),
    path("healthz", alive, name="healthz"),
    path("readyz", ready, name="readyz"),
]

handler400 = "relations.api.errors.bad_request"
handler403 = "relations.api.errors.permission_denied"
handler404 = "relations.api.errors.not_found"
handler500 = "relations.api.errors.server_error"
