"""Making one record of two that turned out to be the same."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from relations.actions.history_lock import history_lock
from relations.actions.recording import Deeds, Step
from relations.documents.document import Document, parse
from relations.documents.renaming import Renaming
from relations.documents.union import BESIDE, united
from relations.errors import MergeRefused
from relations.models import Deed, Publication, Record, Revision
from relations.queries.referring import referring

Data = dict[str, Any]
Unite = Callable[[Document, Document], Data]


def merge(loser: Record, *, into: Record, by: str, at: datetime, reason: str) -> Revision:
    """Move the loser's claims, names and referents to the winner, where its address leads now.

    Values of the winner stand; where it has none, the loser's are taken. Raises MergeRefused for records of
    different kinds, one and the same record, one that is retracted, or sources that were read differently;
    UnpublishedReferences where readers see the loser only; and whatever correcting the winner, or a record
    that refers to the loser, raises.
    """
    with history_lock():
        deeds = Deeds(by, at, reason)
        return deeds.apply(merge_steps(loser, into, deeds, united))[1]


def merge_steps(loser: Record, into: Record, deeds: Deeds, unite: Unite) -> list[Step]:
    """The loser given up, the winner with what `unite` makes of both, and what refers to the loser."""
    lost, won = deeds.standing(loser), deeds.standing(into)
    refuse(lost, won)
    renaming = Renaming(lost.noun, lost.key, won.key)
    steps = [given_up(lost, won.key, Deed.MERGE), step(won, unite(won, lost), Deed.MERGE)]
    return steps + repointed(referring(loser) - {won.record_key}, renaming, deeds, Deed.MERGE)


def refuse(lost: Document, won: Document) -> None:
    """Raise MergeRefused unless the two can become one."""
    keys = lost.record_key, won.record_key
    if lost.noun != won.noun:
        raise MergeRefused(*keys, "they are of different kinds")
    if lost.key == won.key:
        raise MergeRefused(*keys, "they are the same record")
    states = lost.data["publication"], won.data["publication"]
    if Publication.RETRACTED in states:
        raise MergeRefused(*keys, f"{keys[states.index(Publication.RETRACTED)]} is retracted")
    if were_read_differently(lost.data, won.data):
        raise MergeRefused(*keys, "their paragraphs differ, so claims would lose their places")


def were_read_differently(lost: Data, won: Data) -> bool:
    """Whether both are sources read paragraph by paragraph, and their paragraphs differ."""
    return "paragraphs" in lost and "paragraphs" in won and lost["paragraphs"] != won["paragraphs"]


def step(document: Document, data: Data, deed: Deed) -> Step:
    """One of the records brought to its new document."""
    return parse(document.noun, data), deed


def given_up(document: Document, now: str, deed: Deed) -> Step:
    """The step by which an identifier stands for nothing any more, and leads to another for ever."""
    data = {key: value for key, value in document.data.items() if key not in BESIDE}
    return step(document, data | {"publication": Publication.RETRACTED.value, "merged_into": now}, deed)


def repointed(record_keys: set[str], renaming: Renaming, deeds: Deeds, deed: Deed) -> list[Step]:
    """Steps by which what refers to the old record refers to the new; what is retracted stays as it is."""
    steps = []
    for document in standing_documents(record_keys, deeds):
        data = renaming.applied(document)
        if data != document.data and data.get("publication") != Publication.RETRACTED:
            steps.append(step(document, data, deed))
    return steps


def standing_documents(record_keys: set[str], deeds: Deeds) -> list[Document]:
    """The documents of some records as they stand, by key."""
    by_noun: dict[str, list[str]] = {}
    for record_key in record_keys:
        noun, _, key = record_key.partition("/")
        by_noun.setdefault(noun, []).append(key)
    for noun, keys in by_noun.items():
        deeds.take_up(noun, keys)
    pairs = (record_key.partition("/") for record_key in sorted(record_keys))
    return [Document(noun, key, deeds.before[f"{noun}/{key}"]) for noun, _, key in pairs]
