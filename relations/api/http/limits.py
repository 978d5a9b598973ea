"""Rate limits and their headers."""

import math
import time
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from relations.actions.access.attempts import WINDOW, network_of, seconds_to_wait, used


class Rate(NamedTuple):
    """The state of a client in the current window."""

    quota: int
    used: int
    seconds: int

    @property
    def is_exceeded(self) -> bool:
        return self.used > self.quota

    def headers(self) -> Iterable[tuple[str, str]]:
        """The headers of draft-ietf-httpapi-ratelimit-headers: the limit, what remains, and until when."""
        left = max(self.quota - self.used, 0)
        yield "RateLimit-Policy", f'"reading";q={self.quota};w={WINDOW}'
        yield "RateLimit", f'"reading";r={left};t={self.seconds}'


def rate_of(request: HttpRequest | Request) -> Rate | None:
    """Count a request, and return the state of its client; None if there is no limit."""
    if not settings.RATE_LIMIT:
        return None
    now = time.time()
    window, client = int(now // WINDOW), network_of(BaseThrottle().get_ident(request))
    seconds = math.ceil((window + 1) * WINDOW - now)
    return Rate(settings.RATE_LIMIT, used(f"{window}:{client}"), seconds)


class ReadingThrottle(BaseThrottle):
    """A number of requests from one IP address in each minute of the clock."""

    def allow_request(self, request: Request, view: Any) -> bool:
        view.rate = self.rate = rate_of(request)
        return self.rate is None or not self.rate.is_exceeded

    def wait(self) -> int:
        return self.rate.seconds


class LoginThrottle(BaseThrottle):
    """A number of attempts to sign in, for one IP address and one account, in each minute of the clock."""

    def allow_request(self, request: Request, view: Any) -> bool:
        name = request.data.get("username") if isinstance(request.data, dict) else None
        self.seconds = seconds_to_wait(str(name), self.get_ident(request), time.time())
        return not self.seconds

    def wait(self) -> int:
        return self.seconds
