"""Giving a record another identifier, while the former leads to it for ever."""

from datetime import datetime

from relations.actions import rules
from relations.actions.history_lock import history_lock
from relations.actions.merging import given_up, repointed, step
from relations.actions.recording import Deeds
from relations.documents.renaming import Renaming
from relations.errors import RenameRefused
from relations.models import Deed, Record, Revision
from relations.queries.referring import referring


def rename(record: Record, *, to: str, by: str, at: datetime, reason: str) -> Revision:
    """Give the record another identifier; whatever refers to it follows, and the former address leads to it.

    Raises InvalidDocuments if `to` is no identifier, RecordExists or FormerIdentifier if it was given before,
    Retracted, RenameRefused for reference data, and whatever correcting a record that refers to it raises.
    """
    if not isinstance(record, Record):
        raise RenameRefused(record.record_key)
    with history_lock():
        deeds = Deeds(by, at, reason)
        old = deeds.standing(record)
        rules.check_standing(old.record_key, old.data)
        renaming = Renaming(old.noun, old.key, to)
        renamed = step(old, renaming.applied(old) | {"id": to}, Deed.RENAME)
        deeds.take_up(old.noun, [to])
        rules.check_free(f"{old.noun}/{to}", deeds.before)
        # The former first: two records with one identity (figures) never stand side by side.
        steps = [given_up(old, to, Deed.RENAME), renamed]
        return deeds.apply([*steps, *repointed(referring(record), renaming, deeds, Deed.RENAME)])[1]
