"""A form that was sent after its session had ended: whoever signs in finds what was typed, and sends it."""

from collections.abc import Callable, Iterable

from django.contrib.admin import site
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from relations.admin.asking import only_shown

KEPT = "kept"
OVER = "X-Signed-Out"  # for scripts, which see no pages
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
        typed = typed_in(request)
        if not typed:
            return None
        there = request.get_full_path()
        context = {KEPT: typed.urlencode(), "app_path": reverse("admin:login"), "next": there}
        answer = site.login(only_shown(request), context)  # not tried with what this form holds
        answer.headers[OVER] = "true"
        return answer


def sent_before_signing_in(request: HttpRequest) -> TemplateResponse | None:
    """A form with the token of an earlier session, to be looked at and sent again; None if it is refused.

    Only the browser can say that it comes from a page of ours: the token does not.
    """
    is_ours = is_of_the_desk(request.path) and comes_from_us(request) and request.user.is_authenticated
    typed = typed_in(request) if is_ours else None
    if not typed:
        return None
    answer = offered_again(request, typed, request.get_full_path())
    answer.headers[OVER] = "true"
    return answer


def comes_from_us(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this origin sent a form. Other sites cannot make it say so."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def typed_in(request: HttpRequest) -> QueryDict | None:
    """The fields of a form without its token; None if there are none, or secrets or files among them."""
    typed = request.POST.copy()
    typed.pop(TOKEN, None)
    if request.FILES or any(SECRET in name for name in typed):
        return None
    return typed or None


def is_of_the_desk(path: str) -> bool:
    """Whether a form at an address asks for somebody who is signed in."""
    doors = reverse("admin:login"), reverse("admin:logout")
    return path.startswith(reverse("admin:index")) and path not in doors


def offered_again(request: HttpRequest, typed: QueryDict, there: str) -> TemplateResponse:
    """What was typed before signing in, to be sent to where it was going."""
    context = site.each_context(request) | {"title": "What you typed is still here", "there": there}
    context["typed"] = list(pairs(typed))
    answer = TemplateResponse(request, "admin/relations/kept_form.html", context)
    add_never_cache_headers(answer)
    return answer


def pairs(typed: QueryDict) -> Iterable[tuple[str, str]]:
    """Each field with each of its values."""
    return ((name, value) for name, values in typed.lists() for value in values)
