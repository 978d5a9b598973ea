"""A character that no form of a browser sends, and that PostgreSQL keeps in no text."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.urls import reverse


def refuse_nul(get_response: Callable[[HttpRequest], HttpResponseBase]):
    """Middleware: what is asked of the desk with NUL in it is refused, alike on both databases."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(reverse("admin:index")):
            for given in (request.GET, request.POST):
                check(given)
        return get_response(request)

    return middleware


def check(given: QueryDict) -> None:
    """Raise BadRequest, naming the first member with NUL in it."""
    for name, values in given.lists():
        if "\x00" in name or any("\x00" in value for value in values):
            shown = name.replace("\x00", "\N{SYMBOL FOR NULL}")
            raise BadRequest(
                f"{shown} has the character NUL (U+0000) in it, which no text has: leave it out."
            )
