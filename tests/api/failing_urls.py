"""The addresses of the product, and some that fail."""

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

FAULTS = {
    "bug": RuntimeError("nobody foresaw this"),
    "away": OperationalError("connection refused"),
    "forbidden": PermissionDenied(),
    "too-many": TooManyFieldsSent(),
}
API_FAULTS = {
    **FAULTS,
    "unknown-caller": NotAuthenticated(),
    "too-often": Throttled(wait=7),
    "strange-body": UnsupportedMediaType("text/plain"),
}


def fail(request, fault):
    raise FAULTS[fault]


class FailingView(APIView):
    def get(self, _request, fault):
        raise API_FAULTS[fault]


urlpatterns = [
    # The desk has an answer for every other address below its own.
    path("admin/fail/<slug:fault>/", fail),
    *real,
    path("fail/<slug:fault>/", fail),
    path("api/v1/fail/<slug:fault>/", FailingView.as_view()),
]
