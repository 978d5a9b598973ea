"""How often one client may ask, and what it is told about that."""

import math
import time
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from relations.actions.counting import WINDOW, network_of, seconds_to_wait, used


class Rate(NamedTuple):
    """Where a client stands in the present window."""

    quota: int
    used: int
    seconds: int

    def headers(self) -> Iterable[tuple[str, str]]:
        """As draft-ietf-httpapi-ratelimit-headers names them: what may be asked, what is left, until when."""
        left = max(self.quota - self.used, 0)
        yield "RateLimit-Policy", f'"reading";q={self.quota};w={WINDOW}'
        yield "RateLimit", f'"reading";r={left};t={self.seconds}'


class ReadingThrottle(BaseThrottle):
    """So many requests of one address in a minute of the clock, all of them at its start if it likes."""

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
    """So many attempts of one address, and for one account, to sign in within a minute of the clock."""

    def allow_request(self, request: Request, view: Any) -> bool:
        name = request.data.get("username") if isinstance(request.data, dict) else None
        self.seconds = seconds_to_wait(str(name), self.get_ident(request), time.time())
        return not self.seconds

    def wait(self) -> int:
        return self.seconds
