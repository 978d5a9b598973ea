"""How often one client may ask, and what it is told about that."""

import hashlib
import ipaddress
import logging
import math
import time
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.core.cache import BaseCache, caches
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

# The counters of all processes, and those of this one (config/services.py).
SHARED, HERE = "limits", "limits-here"
WINDOW = 60
LOGINS = 10
AWAY, SECONDS_TO_LEAVE_IT_ALONE = "shared-counters-are-away", 10

log = logging.getLogger("relations.api")


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
        now = time.time()
        self.window, name = int(now // WINDOW), login_name(request)
        keys = f"login:{self.window}:{network_of(self.get_ident(request))}", f"login:{self.window}:{name}"
        return max(used(key) for key in keys) <= LOGINS

    def wait(self) -> int:
        return max(math.ceil((self.window + 1) * WINDOW - time.time()), 1)


def login_name(request: Request) -> str:
    """What stands for the account that somebody tries: the digest of its name."""
    name = request.data.get("username") if isinstance(request.data, dict) else None
    return hashlib.sha256(str(name).encode("utf-8", "surrogatepass")).hexdigest()


def used(key: str) -> int:
    """Count one more. Where the shared counters are away, those of this process go on without a gap."""
    here = caches[HERE]
    count = counted(here, key)
    if here.get(AWAY):
        return count
    try:
        return max(count, counted(caches[SHARED], key))
    except Exception as error:  # noqa: BLE001 (each cache has its own errors; any of them means that it is away)
        log.warning("The shared counters of requests are away; this process counts alone: %r", error)
        here.set(AWAY, True, timeout=SECONDS_TO_LEAVE_IT_ALONE)
        return count


def counted(cache: BaseCache, key: str) -> int:
    cache.add(key, 0, timeout=2 * WINDOW)
    try:
        return cache.incr(key)
    except ValueError:  # it was pushed out in between
        cache.set(key, 1, timeout=2 * WINDOW)
        return 1


def network_of(address: str) -> str:
    """What stands for one client: its address, or the /64 of IPv6, all of which one client has."""
    try:
        found = ipaddress.ip_address(address.strip())
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((found, 64), strict=False) if found.version == 6 else found)
