"""Whether an answer that a reader holds still stands, and for how long it may be held."""

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

from relations.api import language
from relations.api.compression import coding
from relations.api.errors import PreconditionFailed, Unchanged
from relations.queries import history, verification

METHODS = ("GET", "HEAD")
CONDITIONS = ("If-Match", "If-Unmodified-Since", "If-None-Match", "If-Modified-Since")
DATA, PRODUCT, TEXTS = "data", "product", "data and attached texts"
STATES = {
    DATA: history.latest_state,
    PRODUCT: lambda: (0, None),
    TEXTS: verification.latest_state,
}
OK, NOT_MODIFIED = 200, 304
# The statuses of answers that are of the present state.
CURRENT = (OK, NOT_MODIFIED)


class Freshness(NamedTuple):
    """The state of all data, and what an answer to this very question would be called in it."""

    sequence: int
    at: datetime | None
    digest: str

    def tag(self, version: int | None) -> str:
        """The strong tag; `version` is that of the one record shown, where the answer is one record."""
        return f'"{self.sequence if version is None else version}-{self.digest}"'

    @property
    def last_modified(self) -> int | None:
        """In seconds. Nothing while the second of the last change goes on: another could follow in it."""
        moment = self.at and int(self.at.timestamp())
        return moment if moment and moment < int(timezone.now().timestamp()) else None


def freshness(request: Any, hangs_on: str) -> Freshness:
    """At most one query, before all others: what changes after it makes the next tag, not this one."""
    sequence, at, *others = STATES[hangs_on]()
    parts = (
        str((sequence, *others)),
        canonical_url(request),
        language.asked(request),
        request.accepted_renderer.media_type,
        coding(request),
        schema_version(),
    )
    # Keyed, so that who shows a tag has had the answer: the question need not be checked again.
    digest = salted_hmac("relations.api.caching", "\n".join(parts), algorithm="sha256").hexdigest()
    return Freshness(sequence, at, digest[:32])


def canonical_url(request: HttpRequest) -> str:
    """The address, its parameters in one order."""
    query = urlencode(sorted((name, values) for name, values in request.GET.lists()), doseq=True)
    return f"{request.build_absolute_uri(request.path)}?{query}"


@cache
def schema_version() -> str:
    """What answers look like: the version of the contract and the digest of its document."""
    document = (settings.BASE_DIR / "openapi.yaml").read_bytes()
    return f"{settings.SPECTACULAR_SETTINGS['VERSION']} {hashlib.sha256(document).hexdigest()}"


def known_version(request: HttpRequest, found: Freshness) -> int | None:
    """The version in the very tag of this answer, if the reader shows it: then no further query is needed."""
    if "If-Match" in request.headers or "If-Unmodified-Since" in request.headers:
        return None
    for tag in parse_etags(request.headers.get("If-None-Match", "")):
        version, _, digest = tag.removeprefix("W/").strip('"').partition("-")
        if digest == found.digest and version.isdecimal():
            return int(version)
    return None


def check_conditions(request: Any, found: Freshness, version: int | None) -> None:
    """Raise Unchanged or PreconditionFailed, in the order in which RFC 9110 compares the conditions."""
    make_comparable(request, found)
    answer = get_conditional_response(request._request, found.tag(version), found.last_modified)
    if answer is not None:
        raise Unchanged(answer) if answer.status_code == NOT_MODIFIED else PreconditionFailed


def compared(request: Any, response: HttpResponseBase, found: Freshness) -> HttpResponseBase:
    """The answer, or what takes its place by the conditions; `translate` makes a problem of 412."""
    if response.status_code == NOT_MODIFIED or not has_conditions(request):
        return response
    make_comparable(request, found)
    tag = response.headers["ETag"]
    return get_conditional_response(request._request, tag, found.last_modified, response)


def make_comparable(request: Any, found: Freshness) -> None:
    """Take from If-Match the `W/` that a proxy which compresses puts before tags of ours.

    Where no moment is known, RFC 9110 leaves If-Unmodified-Since out of account.
    """
    headers = request.META
    if "HTTP_IF_MATCH" in headers:
        headers["HTTP_IF_MATCH"] = headers["HTTP_IF_MATCH"].replace("W/", "")
    if found.last_modified is None:
        headers.pop("HTTP_IF_UNMODIFIED_SINCE", None)


def has_conditions(request: HttpRequest) -> bool:
    return any(name in request.headers for name in CONDITIONS)


def describe(view: Any, response: HttpResponseBase) -> None:
    """Say which state an answer is of, for how long it holds, and what it hangs on."""
    request, found = view.request, view.freshness
    formats = ["Accept"] if len(view.get_renderers()) > 1 else []
    response.headers["ETag"] = found.tag(view.shown_version)
    response.headers["Cache-Control"] = f"public, max-age={settings.CACHE_SECONDS}"
    if found.last_modified is not None:
        response.headers["Last-Modified"] = http_date(found.last_modified)
    response.headers["Content-Language"] = language.asked(request)
    patch_vary_headers(response, [*formats, "Accept-Language"])
