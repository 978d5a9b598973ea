"""What went wrong at the desk, told to people: the problem that programs get, as a page."""

from collections.abc import Callable

import orjson
from django.contrib.admin import site
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse

PROBLEM, PAGE = "application/problem+json", "text/html"
OF_THE_BODY = {"Content-Type", "Content-Length"}


def show(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: who asks the desk with a browser reads a page; all others get the problem as it is."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_problem = response.headers.get("Content-Type") == PROBLEM
        if not is_problem or not request.path.startswith(reverse("admin:index")):
            return response
        return page(response) if request.get_preferred_type([PROBLEM, PAGE]) == PAGE else response

    return middleware


def page(response: HttpResponse) -> HttpResponse:
    """The same refusal for people. It asks no database, which may be what is away."""
    context = {"site_title": site.site_title, "site_header": site.site_header}
    context |= orjson.loads(response.content) | {"wait": response.headers.get("Retry-After")}
    said = render_to_string("admin/relations/problem.html", context)
    kept = {name: value for name, value in response.headers.items() if name not in OF_THE_BODY}
    return HttpResponse(said, status=response.status_code, headers=kept)
