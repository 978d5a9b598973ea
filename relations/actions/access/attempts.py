"""Counts requests and sign-ins of clients for rate limits. Without the shared cache each machine counts."""

import hashlib
import ipaddress
import logging
import math
import unicodedata

from django.conf import settings
from django.core.cache import BaseCache, caches

# The counters of all machines, and those of this one (config/services.py).
SHARED, HERE = "limits", "limits-here"
WINDOW = 60
UNAVAILABLE, SECONDS_BEFORE_RETRY = "shared-counters-unavailable", 10

log = logging.getLogger("relations.actions")


def seconds_to_wait(name: str, address: str, now: float) -> int:
    """Count a sign-in attempt for the account and for the address. Returns 0 if it is allowed.

    Otherwise returns the seconds until the current clock minute ends, when the counts start again.
    """
    if not settings.LOGIN_LIMIT:
        return 0
    window = int(now // WINDOW)
    account = hashlib.sha256(account_of(name).encode("utf-8", "surrogatepass")).hexdigest()
    counts = [used(f"login:{window}:{each}") for each in (network_of(address), account)]
    return max(math.ceil((window + 1) * WINDOW - now), 1) if max(counts) > settings.LOGIN_LIMIT else 0


def account_of(name: str) -> str:
    """The account that a typed name refers to, normalised as the login form does it."""
    return unicodedata.normalize("NFKC", name.strip())


def used(key: str) -> int:
    """Add one to a counter and return it. If the shared cache is unavailable, this machine counts alone."""
    here = caches[HERE]
    count = counted(here, key)
    if here.get(UNAVAILABLE):
        return count
    try:
        return max(count, counted(caches[SHARED], key))
    except Exception as error:  # noqa: BLE001 (each cache has its own errors; any of them means that it is unavailable)
        log.warning("The shared rate limit counters are unavailable; this machine counts alone: %r", error)
        here.set(UNAVAILABLE, True, timeout=SECONDS_BEFORE_RETRY)
        return count


def counted(cache: BaseCache, key: str) -> int:
    """Add one to a counter in one cache and return it."""
    cache.add(key, 0, timeout=2 * WINDOW)
    try:
        return cache.incr(key)
    except ValueError:  # evicted since `add`
        cache.set(key, 1, timeout=2 * WINDOW)
        return 1


def network_of(address: str) -> str:
    """The network that counts as one client: the address itself, or for IPv6 its /64."""
    try:
        found = ipaddress.ip_address(address.strip())
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((found, 64), strict=False) if found.version == 6 else found)
