"""Gzip for responses of the API. Their ETags stay strong."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from relations.representations.urls import API_ROOT

IDENTITY, GZIP = "identity", "gzip"


class ExactGzip(GZipMiddleware):
    """Gzip with the same bytes for the same response.

    There are no secrets that padding would have to hide.
    """

    max_random_bytes = 0


def compress(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: compress responses of the API. Their ETag already names the coding (caching.py)."""
    gzip = ExactGzip(get_response)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not request.path_info.startswith(f"/{API_ROOT}"):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if coding(request) == IDENTITY:
            return response
        tag = response.headers.get("ETag")
        # Decided here: Django would read this header more narrowly than RFC 9110.
        request.META["HTTP_ACCEPT_ENCODING"] = GZIP
        compressed = gzip.process_response(request, response)
        if tag:
            compressed.headers["ETag"] = tag
        return compressed

    return middleware


def coding(request: HttpRequest) -> str:
    """The coding of the response: gzip if the client accepts it."""
    weights = {}
    for offer in request.headers.get("Accept-Encoding", "").lower().split(","):
        name, _, parameters = offer.partition(";")
        weights[name.strip()] = weight(parameters)
    return GZIP if weights.get(GZIP, weights.get("*", 0)) > 0 else IDENTITY


def weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1
    except ValueError:
        return 0
