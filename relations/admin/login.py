"""The login of the desk, slowed down for whoever guesses, with the same counts as that of the API."""

import time
from http import HTTPStatus

from django.conf import settings
from django.contrib import admin
from django.http import HttpResponse, QueryDict

from relations.actions.counting import seconds_to_wait
from relations.admin.kept_form import KEPT, offered_again


def login(request):
    """The stock login, so many times a minute for an account and for an address.

    Who signs in to send a form is offered it.
    """
    kept = request.POST.get(KEPT)
    if request.method == "POST":
        name = request.POST.get("username", "")
        if seconds := seconds_to_wait(name, address_of(request), time.time()):
            return HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS, headers={"Retry-After": str(seconds)})
    answer = admin.site.login(request, {KEPT: kept})
    is_signed_in = answer.status_code == HTTPStatus.FOUND
    return offered_again(request, QueryDict(kept), answer.url) if kept and is_signed_in else answer


def address_of(request) -> str:
    """Where a request comes from. The proxy names the client last; without one nobody is believed."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_TLS_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
