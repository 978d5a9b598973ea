"""The login of the desk, slowed down for whoever guesses, with the same counts as that of the API."""

import time

from django.conf import settings
from django.contrib import admin
from django.http import HttpResponse

from relations.actions.counting import seconds_to_wait

TOO_MANY = 429


def login(request):
    """The stock login, so many times a minute for an account and for an address."""
    if request.method == "POST":
        name = request.POST.get("username", "")
        if seconds := seconds_to_wait(name, address_of(request), time.time()):
            return HttpResponse(status=TOO_MANY, headers={"Retry-After": str(seconds)})
    return admin.site.login(request)


def address_of(request) -> str:
    """Where a request comes from. The proxy names the client last; without one nobody is believed."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_TLS_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
