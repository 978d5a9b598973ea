"""What answers a form that came without the token of its session."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from relations.admin.kept_form import sent_before_signing_in
from relations.api.errors import csrf_failure


def refused(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """The desk gives back what was typed on a page of its own; all else is told as a problem."""
    return sent_before_signing_in(request) or csrf_failure(request, reason)
