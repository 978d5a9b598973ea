"""Doing once what may be asked twice: the same key and the same request are answered as the first time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from relations.actions.history_lock import history_lock
from relations.models import StoredAnswer
from relations.refusals import KeyReused

KEPT = timedelta(days=1)


@dataclass(frozen=True)
class Call:
    """A request that may come again: whose, under which key, what it asks in short, and when it came."""

    by: str
    key: str
    fingerprint: str
    at: datetime


def once(call: Call, deed: Callable[[], dict[str, Any]]) -> StoredAnswer:
    """The answer to the first such request; `deed` gives its status, headers and body.

    In one transaction with what the deed writes, under the history lock: of two at once the second waits.
    What is refused is not kept. Raises KeyReused for another request under the key, and as the deed does.
    """
    with history_lock():
        StoredAnswer.objects.filter(at__lt=call.at - KEPT).delete()
        known = StoredAnswer.objects.filter(by=call.by, key=call.key).first()
        if known is None:
            return StoredAnswer.objects.create(
                by=call.by, key=call.key, fingerprint=call.fingerprint, at=call.at, **deed()
            )
        if known.fingerprint != call.fingerprint:
            raise KeyReused(call.key)
        return known
