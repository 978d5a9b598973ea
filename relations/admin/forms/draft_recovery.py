"""Draft recovery: a form that was submitted after its session had ended is not lost.

The login page carries the fields along; after signing in they are shown again, ready to submit.
"""

from collections.abc import Callable, Iterable

from django.contrib.admin import site
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from relations.admin.request_context import as_get_request

DRAFT = "draft"
SIGNED_OUT = "X-Signed-Out"  # tells scripts, which do not display pages, that the session has ended
SECRET, TOKEN = "password", "csrfmiddlewaretoken"
site.login_template = "admin/relations/login.html"


class RecoverDrafts:
    """Middleware: a form that is submitted without a session gets the login page, which carries its fields.

    It runs after the check of the CSRF token, so only forms of our own pages get here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> HttpResponseBase | None:
        """The login page with the submitted fields; None if there is nothing to recover."""
        if request.method != "POST" or not is_curation_form(request.path) or request.user.is_authenticated:
            return None
        typed = typed_fields(request)
        if not typed:
            return None
        there = request.get_full_path()
        context = {DRAFT: typed.urlencode(), "app_path": reverse("admin:login"), "next": there}
        # A GET request: otherwise the login form would validate the fields of the other form.
        response = site.login(as_get_request(request), context)
        response.headers[SIGNED_OUT] = "true"
        return response


def draft_of_earlier_session(request: HttpRequest) -> TemplateResponse | None:
    """The page that shows the fields of a form with the CSRF token of an earlier session.

    None if the form is not one of ours: the token cannot prove it, so the browser's headers must.
    """
    is_ours = is_curation_form(request.path) and is_same_origin(request) and request.user.is_authenticated
    typed = typed_fields(request) if is_ours else None
    if not typed:
        return None
    response = draft_page(request, typed, request.get_full_path())
    response.headers[SIGNED_OUT] = "true"
    return response


def is_same_origin(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent the form; other sites cannot forge this."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def typed_fields(request: HttpRequest) -> QueryDict | None:
    """The submitted fields without the CSRF token; None if there are none, or any is secret or a file."""
    typed = request.POST.copy()
    typed.pop(TOKEN, None)
    if request.FILES or any(SECRET in name for name in typed):
        return None
    return typed or None


def is_curation_form(path: str) -> bool:
    """Whether a path belongs to the admin and needs a session."""
    public = reverse("admin:login"), reverse("admin:logout")
    return path.startswith(reverse("admin:index")) and path not in public


def draft_page(request: HttpRequest, typed: QueryDict, there: str) -> TemplateResponse:
    """The page that shows the recovered fields and submits them to their URL."""
    context = site.each_context(request) | {"title": "Your form was recovered", "there": there}
    context["typed"] = list(field_values(typed))
    response = TemplateResponse(request, "admin/relations/draft_recovery.html", context)
    add_never_cache_headers(response)
    return response


def field_values(typed: QueryDict) -> Iterable[tuple[str, str]]:
    """Each field with each of its values."""
    return ((name, value) for name, values in typed.lists() for value in values)
