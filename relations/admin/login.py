"""The login page of the admin, with the same limits on attempts as the API."""

import time
from http import HTTPStatus

from django.conf import settings
from django.contrib import admin
from django.http import HttpResponse, QueryDict

from relations.actions.access.attempts import seconds_to_wait
from relations.admin.forms.draft_recovery import DRAFT, draft_page


def login(request):
    """The login page of Django, or 429 after too many attempts for one account or one client.

    A form that was submitted without a session is shown again after signing in, ready to submit.
    """
    draft = request.POST.get(DRAFT)
    if request.method == "POST":
        name = request.POST.get("username", "")
        if seconds := seconds_to_wait(name, client_address(request), time.time()):
            return HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS, headers={"Retry-After": str(seconds)})
    response = admin.site.login(request, {DRAFT: draft})
    is_signed_in = response.status_code == HTTPStatus.FOUND
    return draft_page(request, QueryDict(draft), response.url) if draft and is_signed_in else response


def client_address(request) -> str:
    """The IP address of the client.

    A proxy appends it to X-Forwarded-For. Without a proxy the header is ignored: clients can forge it.
    """
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_TLS_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
