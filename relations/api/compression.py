"""Answers of the API in gzip, for those who accept it. Their tags stay strong, and true."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from relations.api.addresses import API_ROOT

IDENTITY, GZIP = "identity", "gzip"


class ExactGzip(GZipMiddleware):
    """The same bytes for the same answer. The padding that this leaves out hides secrets: here are none."""

    max_random_bytes = 0


def compress(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: compress what the API answers; its tag holds the coding already (caching.py)."""
    gzip = ExactGzip(get_response)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not request.path_info.startswith(f"/{API_ROOT}"):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if coding(request) == IDENTITY:
            return response
        tag = response.headers.get("ETag")
        # It is decided: Django would read this header more narrowly than RFC 9110.
        request.META["HTTP_ACCEPT_ENCODING"] = GZIP
        compressed = gzip.process_response(request, response)
        if tag:
            compressed.headers["ETag"] = tag
        return compressed

    return middleware


def coding(request: HttpRequest) -> str:
    """In which coding the answer goes out: gzip, unless the client does not say it, or says q=0."""
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
