"""The URLs of the product, and some that fail."""

from django.core.exceptions import PermissionDenied, TooManyFieldsSent
from django.db import OperationalError
from django.urls import path
from rest_framework.exceptions import (
    NotAuthenticated,
    Throttled,
    UnsupportedMediaType,
)
from rest_framework.views import APIView

from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as real

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

ERRORS = {
    "bug": RuntimeError("an unexpected error"),
    "unavailable": OperationalError("connection refused"),
    "forbidden": PermissionDenied(),
    "too-many": TooManyFieldsSent(),
}
API_ERRORS = {
    **ERRORS,
    "unknown-caller": NotAuthenticated(),
    "too-often": Throttled(wait=7),
    "strange-body": UnsupportedMediaType("text/plain"),
}


def fail(request, error):
    raise ERRORS[error]


class FailingView(APIView):
    def get(self, _request, error):
        raise API_ERRORS[error]


urlpatterns = [
    # The admin handles every other URL below its own.
    path("admin/fail/<slug:error>/", fail),
    *real,
    path("fail/<slug:error>/", fail),
    path("api/v1/fail/<slug:error>/", FailingView.as_view()),
]
