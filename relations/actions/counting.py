"""Counting what clients do, so that none does too much of it; without shared counters each process counts."""

import hashlib
import ipaddress
import logging
import math
import unicodedata

from django.conf import settings
from django.core.cache import BaseCache, caches

# The counters of all processes, and those of this one (config/services.py).
SHARED, HERE = "limits", "limits-here"
WINDOW = 60
AWAY, SECONDS_TO_LEAVE_IT_ALONE = "shared-counters-are-away", 10

log = logging.getLogger("relations.actions")


def seconds_to_wait(name: str, address: str, now: float) -> int:
    """Count an attempt to sign in, for the account and for the address, by whichever door; 0 if it may go on.

    Otherwise the seconds until the minute of the clock ends and the counts with it.
    """
    if not settings.LOGIN_LIMIT:
        return 0
    window = int(now // WINDOW)
    account = hashlib.sha256(account_of(name).encode("utf-8", "surrogatepass")).hexdigest()
    counts = [used(f"login:{window}:{each}") for each in (network_of(address), account)]
    return max(math.ceil((window + 1) * WINDOW - now), 1) if max(counts) > settings.LOGIN_LIMIT else 0


def account_of(name: str) -> str:
    """The account that a typed name opens: the form of the login reads it so."""
    return unicodedata.normalize("NFKC", name.strip())


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
    """Count one more in one of the two."""
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
