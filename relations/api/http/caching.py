"""Conditional requests and the headers of caches."""

import hashlib
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.http import http_date, parse_etags

from relations.api.http.compression import coding
from relations.api.openapi.generators import GENERATORS
from relations.api.problems.problem import PreconditionFailed, Unchanged
from relations.queries.history.public_state import PublicState
from relations.representations import language

METHODS = ("GET", "HEAD")
CONDITIONS = ("If-Match", "If-Unmodified-Since", "If-None-Match", "If-Modified-Since")
DATA, PRODUCT, TEXTS = "data", "product", "data and attached texts"
OK, NOT_MODIFIED = 200, 304
# Statuses of responses that depend on the current state.
CURRENT = (OK, NOT_MODIFIED)


class Freshness(NamedTuple):
    """The state of all data, and the version of the response to this request in it."""

    sequence: int
    at: datetime | None
    digest: str

    def tag(self, version: int | None) -> str:
        """The strong ETag. `version` is that of the record shown, if the response is one record."""
        return f'"{self.sequence if version is None else version}-{self.digest}"'

    @property
    def last_modified(self) -> int | None:
        """The time of the last change in seconds; None within that second: another change could follow."""
        moment = self.at and int(self.at.timestamp())
        return moment if moment and moment < int(timezone.now().timestamp()) else None


def freshness(request: Any, depends_on: str, state: PublicState) -> Freshness:
    """The version of a response in a state that was read before anything else of it."""
    state = {DATA: state.of_data, PRODUCT: PublicState(), TEXTS: state}[depends_on]
    parts = (
        repr(tuple(state)),
        canonical_url(request),
        language.requested_language(request),
        request.accepted_renderer.media_type,
        coding(request),
        schema_version(),
    )
    # Keyed: who sends this ETag has had the response, so the request need not be checked again.
    digest = salted_hmac("relations.api.http.caching", "\n".join(parts), algorithm="sha256").hexdigest()
    return Freshness(state.sequence, state.changed_at, digest[:32])


def canonical_url(request: HttpRequest) -> str:
    """The URL with its parameters in canonical order."""
    query = urlencode(sorted((name, values) for name, values in request.GET.lists()), doseq=True)
    return f"{request.build_absolute_uri(request.path)}?{query}"


@cache
def schema_version() -> str:
    """The version of the contract and the digest of its documents."""
    documents = b"".join((settings.BASE_DIR / f"{name}.yaml").read_bytes() for name in GENERATORS)
    return f"{settings.SPECTACULAR_SETTINGS['VERSION']} {hashlib.sha256(documents).hexdigest()}"


def known_version(request: HttpRequest, found: Freshness) -> int | None:
    """The version in the ETag of the request, if it is one of this response. It saves a query."""
    if "If-Match" in request.headers or "If-Unmodified-Since" in request.headers:
        return None
    for tag in parse_etags(request.headers.get("If-None-Match", "")):
        version, _, digest = tag.removeprefix("W/").strip('"').partition("-")
        if digest == found.digest and version.isdecimal():
            return int(version)
    return None


def check_conditions(request: Any, found: Freshness, version: int | None) -> None:
    """Raise Unchanged or PreconditionFailed, in the order of RFC 9110."""
    make_comparable(request, found)
    response = get_conditional_response(request._request, found.tag(version), found.last_modified)
    if response is not None:
        raise Unchanged(response) if response.status_code == NOT_MODIFIED else PreconditionFailed


def compared(request: Any, response: HttpResponseBase, found: Freshness) -> HttpResponseBase:
    """The response, or that to a failed condition; `translate` makes a problem of 412."""
    if response.status_code == NOT_MODIFIED or not has_conditions(request):
        return response
    make_comparable(request, found)
    tag = response.headers["ETag"]
    return get_conditional_response(request._request, tag, found.last_modified, response)


def make_comparable(request: Any, found: Freshness) -> None:
    """Remove from If-Match the `W/` that compressing proxies add to ETags.

    If-Unmodified-Since is ignored where no date is known, as RFC 9110 requires.
    """
    headers = request.META
    if "HTTP_IF_MATCH" in headers:
        headers["HTTP_IF_MATCH"] = headers["HTTP_IF_MATCH"].replace("W/", "")
    if found.last_modified is None:
        headers.pop("HTTP_IF_UNMODIFIED_SINCE", None)


def has_conditions(request: HttpRequest) -> bool:
    return any(name in request.headers for name in CONDITIONS)


def describe(view: Any, response: HttpResponseBase) -> None:
    """Add the headers about the state, the lifetime and the variants of a response."""
    request, found = view.request, view.freshness
    formats = ["Accept"] if len(view.get_renderers()) > 1 else []
    response.headers["ETag"] = found.tag(view.shown_version)
    response.headers["Cache-Control"] = f"public, max-age={settings.CACHE_SECONDS}"
    if found.last_modified is not None:
        response.headers["Last-Modified"] = http_date(found.last_modified)
    response.headers["Content-Language"] = language.requested_language(request)
    patch_vary_headers(response, [*formats, "Accept-Language"])
