"""Idempotent requests: a repeated request with the same key gets the response of the first one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from relations.actions.recording.history_lock import history_lock
from relations.errors import IdempotencyKeyReused
from relations.models import StoredResponse

KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Call:
    """A request that may be repeated: its account, its idempotency key, a digest of it, and its moment."""

    by: str
    key: str
    fingerprint: str
    at: datetime


def once(call: Call, action: Callable[[], dict[str, Any]]) -> StoredResponse:
    """The response to the first request with this key; `action` makes its status, headers and body.

    Runs in one transaction with the action, under the history lock: a second identical request waits. The
    response of an action that fails is not stored.

    Raises IdempotencyKeyReused if the key belongs to another request, and what the action raises.
    """
    with history_lock():
        StoredResponse.objects.filter(at__lt=call.at - KEPT).delete()
        known = StoredResponse.objects.filter(by=call.by, key=call.key).first()
        if known is None:
            return StoredResponse.objects.create(
                by=call.by, key=call.key, fingerprint=call.fingerprint, at=call.at, **action()
            )
        if known.fingerprint != call.fingerprint:
            raise IdempotencyKeyReused(call.key)
        return known
