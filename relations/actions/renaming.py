"""Giving a record another identifier, while the former leads to it for ever."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from relations.actions import rules
from relations.actions.history_lock import history_lock
from relations.actions.merging import given_up, repointed, step
from relations.actions.recording import Deeds, Step
from relations.documents.renaming import Renaming
from relations.errors import RenameRefused
from relations.models import Deed, Documented, Record, Revision
from relations.queries.referring import referring

Edit = Callable[[dict[str, Any]], dict[str, Any]]


def rename(record: Documented, *, to: str, by: str, at: datetime, reason: str) -> Revision:
    """Give the record another identifier; whatever refers to it follows, and the former address leads to it.

    Raises InvalidDocuments if `to` is no identifier, RecordExists or FormerIdentifier if it was given before,
    Retracted, RenameRefused for reference data, and whatever correcting a record that refers to it raises.
    """
    with history_lock():
        deeds = Deeds(by, at, reason)
        return deeds.apply(rename_steps(record, to, deeds))[1]


def rename_steps(record: Documented, to: str, deeds: Deeds, edit: Edit = lambda data: data) -> list[Step]:
    """The former identifier given up, the record under the new one, and what refers to it."""
    if not isinstance(record, Record):
        raise RenameRefused(record.record_key)
    old = deeds.standing(record)
    rules.check_standing(old.record_key, old.data)
    renaming = Renaming(old.noun, old.key, to)
    renamed = step(old, edit(renaming.applied(old) | {"id": to}), Deed.RENAME)
    deeds.take_up(old.noun, [to])
    rules.check_free(f"{old.noun}/{to}", deeds.before)
    # The former first: two records with one identity (figures) never stand side by side.
    steps = [given_up(old, to, Deed.RENAME), renamed]
    return [*steps, *repointed(referring(record), renaming, deeds, Deed.RENAME)]
