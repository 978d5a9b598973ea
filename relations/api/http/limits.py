"""Rate limits and their headers."""

import math
import time
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from relations.actions.access.attempts import WINDOW, network_of, seconds_to_wait, used


class Rate(NamedTuple):
    """The state of a client in the current window."""

    quota: int
    used: int
    seconds: int

    def headers(self) -> Iterable[tuple[str, str]]:
        """The headers of draft-ietf-httpapi-ratelimit-headers: the limit, what remains, and until when."""
        left = max(self.quota - self.used, 0)
        yield "RateLimit-Policy", f'"reading";q={self.quota};w={WINDOW}'
        yield "RateLimit", f'"reading";r={left};t={self.seconds}'


class ReadingThrottle(BaseThrottle):
    """A number of requests from one IP address in each minute of the clock."""

    def allow_request(self, request: Request, view: Any) -> bool:
        if not settings.RATE_LIMIT:
            return True
        now = time.time()
        window, client = int(now // WINDOW), network_of(self.get_ident(request))
        seconds = math.ceil((window + 1) * WINDOW - now)
        view.rate = self.rate = Rate(settings.RATE_LIMIT, used(f"{window}:{client}"), seconds)
        return self.rate.used <= self.rate.quota

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
