"""Problem pages of the admin: errors of requests from a browser, as a page instead of JSON."""

from collections.abc import Callable

import orjson
from django.contrib.admin import site
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse

PROBLEM, PAGE = "application/problem+json", "text/html"
BODY_HEADERS = {"Content-Type", "Content-Length"}


def problem_pages(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: browsers get problems of the admin as pages; other clients get them as JSON."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_problem = response.headers.get("Content-Type") == PROBLEM
        if not is_problem or not request.path.startswith(reverse("admin:index")):
            return response
        return page(response) if request.get_preferred_type([PROBLEM, PAGE]) == PAGE else response

    return middleware


def page(response: HttpResponse) -> HttpResponse:
    """The problem as a page with the same status. It runs no query: the database may be unavailable."""
    context = {"site_title": site.site_title, "site_header": site.site_header}
    context |= orjson.loads(response.content) | {"wait": response.headers.get("Retry-After")}
    content = render_to_string("admin/relations/problem.html", context)
    kept = {name: value for name, value in response.headers.items() if name not in BODY_HEADERS}
    return HttpResponse(content, status=response.status_code, headers=kept)
