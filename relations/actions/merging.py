"""Making one record of two that turned out to be the same."""

from datetime import datetime
from typing import Any

from relations.actions.history_lock import history_lock
from relations.actions.recording import Deeds, Step
from relations.documents.document import Document, parse
from relations.documents.renaming import Renaming
from relations.errors import MergeRefused
from relations.models import Deed, Publication, Record, Revision
from relations.queries.referring import referring

CARRIED = ("aliases", "external_ids", "basis", "claims", "merged_into")
BELONGS_TO = {"status_history": "status", "hs_revision": "product", "hs_code": "product"}
Data = dict[str, Any]


def merge(loser: Record, *, into: Record, by: str, at: datetime, reason: str) -> Revision:
    """Move the loser's claims, names and referents to the winner, where its address leads now.

    Values of the winner stand; where it has none, the loser's are taken. Raises MergeRefused for records of
    different kinds, one and the same record, one that is retracted, or sources that were read differently;
    UnpublishedReferences where readers see the loser only; and whatever correcting the winner, or a record
    that refers to the loser, raises.
    """
    with history_lock():
        deeds = Deeds(by, at, reason)
        lost, won = deeds.standing(loser), deeds.standing(into)
        refuse(lost, won)
        renaming = Renaming(lost.noun, lost.key, won.key)
        steps = [given_up(lost, won.key, Deed.MERGE), step(won, united(lost, won, renaming), Deed.MERGE)]
        steps += repointed(referring(loser) - {won.record_key}, renaming, deeds, Deed.MERGE)
        return deeds.apply(steps)[1]


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
    data = {key: value for key, value in document.data.items() if key not in CARRIED}
    return step(document, data | {"publication": Publication.RETRACTED.value, "merged_into": now}, deed)


def repointed(record_keys: set[str], renaming: Renaming, deeds: Deeds, deed: Deed) -> list[Step]:
    """Steps by which what refers to the old record refers to the new; what is retracted stays as it is."""
    steps = []
    for noun, _, key in (record_key.partition("/") for record_key in sorted(record_keys)):
        deeds.take_up(noun, [key])
        document = Document(noun, key, deeds.before[f"{noun}/{key}"])
        data = renaming.applied(document)
        if data != document.data and data.get("publication") != Publication.RETRACTED:
            steps.append(step(document, data, deed))
    return steps


def united(lost: Document, won: Document, renaming: Renaming) -> Data:
    """The winner's data with the loser's claims, names, and values where the winner has none."""
    theirs, data = renaming.applied(lost), renaming.applied(won)
    taken = [name for name in theirs if name not in data and BELONGS_TO.get(name, name) not in data]
    data |= {name: theirs[name] for name in taken if name not in CARRIED}
    for name in ("aliases", "external_ids"):
        more = [each for each in theirs.get(name, []) if each not in data.get(name, [])]
        data[name] = [*data.get(name, []), *more]
    ours, others = data.get("claims", {}), theirs.get("claims", {})
    data["claims"] = {
        fact: [*ours.get(fact, []), *others.get(fact, [])] for fact in ours.keys() | others.keys()
    }
    bases = theirs.get("basis", {})
    data["basis"] = data.get("basis", {}) | {name: bases[name] for name in taken if name in bases}
    return data
