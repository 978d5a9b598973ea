"""Giving a record another identifier. The former one redirects for ever."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from relations.actions.changes.merging import redirect_step, reference_steps, step
from relations.actions.recording import rules
from relations.actions.recording.history_lock import history_lock
from relations.actions.recording.recording import ChangeSet, Step
from relations.documents.edits.renaming import Renaming
from relations.errors import CannotRename
from relations.models import Documented, Record, Revision, RevisionKind
from relations.queries.record.referring import referring

Edit = Callable[[dict[str, Any]], dict[str, Any]]


def rename(record: Documented, *, new_key: str, by: str, at: datetime, reason: str) -> Revision:
    """Change the identifier of a record. References follow, and the former URL redirects.

    Raises InvalidDocuments if `to` is not an identifier, RecordExists, FormerIdentifier, Retracted,
    CannotRename for reference data, and what correcting a record that refers to it raises.
    """
    with history_lock():
        change_set = ChangeSet(by, at, reason)
        return change_set.apply(rename_steps(record, new_key, change_set))[1]


def rename_steps(
    record: Documented, new_key: str, change_set: ChangeSet, edit: Edit = lambda data: data
) -> list[Step]:
    """The steps of a renaming: redirect the former identifier, rename the record, update references."""
    if not isinstance(record, Record):
        raise CannotRename(record.record_key)
    old = change_set.current_document(record)
    rules.check_not_retracted(old.record_key, old.data)
    renaming = Renaming(old.noun, old.key, new_key)
    renamed = step(old, edit(renaming.apply_to(old) | {"id": new_key}), RevisionKind.RENAME)
    change_set.load(old.noun, [new_key])
    rules.check_unused(f"{old.noun}/{new_key}", change_set.before)
    # The former first: two figures with one identity would violate a unique constraint.
    steps = [redirect_step(old, new_key, RevisionKind.RENAME), renamed]
    return [*steps, *reference_steps(referring(record), renaming, change_set, RevisionKind.RENAME)]
