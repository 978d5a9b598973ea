"""Merging two records that describe the same thing."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from relations.actions.recording.history_lock import history_lock
from relations.actions.recording.recording import ChangeSet, Step
from relations.documents.document import Document, parse
from relations.documents.edits.renaming import Renaming
from relations.documents.edits.union import NOT_FIELDS, merged_data
from relations.errors import CannotMerge
from relations.models import Publication, Record, Revision, RevisionKind
from relations.queries.record.referring import referring

Data = dict[str, Any]
MergeData = Callable[[Document, Document], Data]


def merge(loser: Record, *, into: Record, by: str, at: datetime, reason: str) -> Revision:
    """Merge the loser into the winner: its claims, names and references move there, and its URL redirects.

    The winner keeps its values and takes the loser's where it has none. Raises CannotMerge for records of
    different kinds, the same record, a retracted one, or sources with different paragraphs;
    UnpublishedReferences if only the loser is published; and what correcting one of the records raises.
    """
    with history_lock():
        change_set = ChangeSet(by, at, reason)
        return change_set.apply(merge_steps(loser, into, change_set, merged_data))[1]


def merge_steps(loser: Record, into: Record, change_set: ChangeSet, merge_data: MergeData) -> list[Step]:
    """The steps of a merge. The loser redirects to the winner, which gets what `merge_data` returns."""
    lost, won = change_set.current_document(loser), change_set.current_document(into)
    check_mergeable(lost, won)
    renaming = Renaming(lost.noun, lost.key, won.key)
    steps = [
        redirect_step(lost, won.key, RevisionKind.MERGE),
        step(won, merge_data(won, lost), RevisionKind.MERGE),
    ]
    return steps + reference_steps(
        referring(loser) - {won.record_key}, renaming, change_set, RevisionKind.MERGE
    )


def check_mergeable(lost: Document, won: Document) -> None:
    """Raise CannotMerge unless the two records can be merged."""
    keys = lost.record_key, won.record_key
    if lost.noun != won.noun:
        raise CannotMerge(*keys, "they are of different kinds")
    if lost.key == won.key:
        raise CannotMerge(*keys, "they are the same record")
    states = lost.data["publication"], won.data["publication"]
    if Publication.RETRACTED in states:
        raise CannotMerge(*keys, f"{keys[states.index(Publication.RETRACTED)]} is retracted")
    if have_different_paragraphs(lost.data, won.data):
        raise CannotMerge(*keys, "their paragraphs differ, so claims would lose their places")


def have_different_paragraphs(lost: Data, won: Data) -> bool:
    """Whether both are sources with paragraphs, and the paragraphs differ."""
    return "paragraphs" in lost and "paragraphs" in won and lost["paragraphs"] != won["paragraphs"]


def step(document: Document, data: Data, action: RevisionKind) -> Step:
    """The step that gives a record new data."""
    return parse(document.noun, data), action


def redirect_step(document: Document, now: str, action: RevisionKind) -> Step:
    """The step that retracts a record and lets its identifier redirect to another one."""
    data = {key: value for key, value in document.data.items() if key not in NOT_FIELDS}
    return step(document, data | {"publication": Publication.RETRACTED.value, "merged_into": now}, action)


def reference_steps(
    record_keys: set[str], renaming: Renaming, change_set: ChangeSet, action: RevisionKind
) -> list[Step]:
    """The steps that make references to the old record point to the new one. Retracted records stay."""
    steps = []
    for document in current_documents(record_keys, change_set):
        data = renaming.apply_to(document)
        if data != document.data and data.get("publication") != Publication.RETRACTED:
            steps.append(step(document, data, action))
    return steps


def current_documents(record_keys: set[str], change_set: ChangeSet) -> list[Document]:
    """The current documents of some records, by key."""
    by_noun: dict[str, list[str]] = {}
    for record_key in record_keys:
        noun, _, key = record_key.partition("/")
        by_noun.setdefault(noun, []).append(key)
    for noun, keys in by_noun.items():
        change_set.load(noun, keys)
    pairs = (record_key.partition("/") for record_key in sorted(record_keys))
    return [Document(noun, key, change_set.before[f"{noun}/{key}"]) for noun, _, key in pairs]
