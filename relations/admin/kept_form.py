"""A form that was sent after the session had ended: whoever signs in finds what was typed, and sends it."""

from collections.abc import Callable, Iterable
from copy import copy

from django.contrib.admin import site
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse

KEPT = "kept"
SECRET, TOKEN = "password", "csrfmiddlewaretoken"
site.login_template = "admin/relations/login.html"


class KeepForms:
    """Middleware: asks who sends a form without a session to sign in, and gives the form along.

    It stands behind the check for forged requests, so that the form is one that the desk gave out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> HttpResponseBase | None:
        """The login with what was typed; None if nothing is to be kept."""
        if request.method != "POST" or not is_of_the_desk(request.path) or request.user.is_authenticated:
            return None
        typed = request.POST.copy()
        typed.pop(TOKEN, None)
        if not typed or any(SECRET in name for name in typed):
            return None
        there = request.get_full_path()
        asking = copy(request)
        asking.method = "GET"  # the login is shown, and not tried with what this form holds
        context = {KEPT: typed.urlencode(), "app_path": reverse("admin:login"), "next": there}
        answer = site.login(asking, context)
        answer.headers["X-Signed-Out"] = "true"  # for scripts, which see no pages
        return answer


def is_of_the_desk(path: str) -> bool:
    """Whether a form at an address asks for somebody who is signed in."""
    doors = reverse("admin:login"), reverse("admin:logout")
    return path.startswith(reverse("admin:index")) and path not in doors


def offered_again(request: HttpRequest, kept: str, there: str) -> TemplateResponse:
    """What was typed before signing in, to be sent to where it was going."""
    typed = list(pairs(QueryDict(kept)))
    context = site.each_context(request) | {"title": "What you typed is still here", "there": there}
    return TemplateResponse(request, "admin/relations/kept_form.html", context | {"typed": typed})


def pairs(typed: QueryDict) -> Iterable[tuple[str, str]]:
    """Each field with each of its values."""
    return ((name, value) for name, values in typed.lists() for value in values)
