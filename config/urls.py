"""The URLs of the site."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path

from relations.admin.lists.autocomplete import find
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
    path("api/v1/docs/", docs, {"document": "openapi"}, name="docs"),
    path("api/v1/docs/curation/", docs, {"document": "openapi-curation"}, name="docs-curation"),
    path("api/v1/", include("relations.api.urls")),
    re_path(r"^problems/(?P<code>[a-z_]{1,40})/$", problem, name="problem"),
    path("healthz", alive, name="healthz"),
    path("readyz", ready, name="readyz"),
]

handler400 = "relations.api.problems.problem.bad_request"
handler403 = "relations.api.problems.problem.permission_denied"
handler404 = "relations.api.problems.problem.not_found"
handler500 = "relations.api.problems.problem.server_error"
