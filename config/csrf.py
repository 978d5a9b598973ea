"""The response to a form with a missing or wrong CSRF token."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from relations.admin.forms.draft_recovery import draft_of_earlier_session
from relations.api.problems.problem import csrf_failure


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """The page that recovers a form of the admin; for any other request, the problem."""
    return draft_of_earlier_session(request) or csrf_failure(request, reason)
