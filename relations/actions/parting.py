"""Undoing a merge: both records as they were, and what referred to the one refers to it again."""

import json
from collections.abc import Iterator
from typing import Any

from relations.actions.merging import standing_documents
from relations.actions.recording import Deeds, Step
from relations.documents.document import Document, parse
from relations.models import Deed, Publication, Record, Revision
from relations.models.history_guard import BLANK
from relations.queries.history import document_after
from relations.queries.merges import merge_of
from relations.refusals import LaterEdits, NotMerged, Redacted

Data = dict[str, Any]
Claims = dict[str, tuple[str, Data]]


def part_steps(loser: Record, winner: Record, deeds: Deeds) -> list[Step]:
    """The winner as it was before the merge, the loser as it was, and what referred to the loser.

    Later edits of what the merge left alone stay. Raises NotMerged, and LaterEdits, which names the records
    that were changed since where the merge had changed them; Redacted if a step to go back over is blank.
    """
    lost, won = deeds.standing(loser), deeds.standing(winner)
    merged = merge_of(loser) if lost.data.get("merged_into") == won.key else []
    if not merged:
        raise NotMerged(lost.record_key, won.record_key)
    refuse_redacted(merged)
    _, of_winner, *others = merged
    in_the_way = [] if document_after(of_winner) == won else [won.record_key]
    steps = [restored(of_winner), restored(merged[0])]
    for document, data in pointed_back(others, deeds):
        if data is None:
            in_the_way.append(document.record_key)
        elif data != document.data:
            steps.append((parse(document.noun, data), Deed.UNMERGE))
    if in_the_way:
        raise LaterEdits(lost.record_key, won.record_key, in_the_way)
    return steps


def refuse_redacted(merged: list[Revision]) -> None:
    """Raise Redacted for a step that is blank, or comes after one that is."""
    for revision in merged:
        if revision.is_redacted or revision.before == BLANK:
            raise Redacted(key_of(revision), revision.sequence)


def pointed_back(others: list[Revision], deeds: Deeds) -> Iterator[tuple[Document, Data | None]]:
    """What referred to the loser, with its data without that step; None if it was changed since.

    What was withdrawn since stays as it is.
    """
    now = standing_documents({key_of(each) for each in others}, deeds)
    for revision, document in zip(sorted(others, key=key_of), now, strict=True):
        if not is_gone(document):
            before, after = json.loads(revision.before), document_after(revision).data
            yield document, undone(before, after, document.data)


def key_of(revision: Revision) -> str:
    """What a step of history is about."""
    return f"{revision.noun}/{revision.key}"


def is_gone(document: Document) -> bool:
    """Whether it was withdrawn; what was renamed or merged is there, elsewhere."""
    return document.data.get("publication") == Publication.RETRACTED and "merged_into" not in document.data


def restored(revision: Revision) -> Step:
    """A record as it was before a step. What was submitted then is a draft: nobody waits for it any more."""
    data = json.loads(revision.before)
    if data["publication"] == Publication.SUBMITTED:
        data |= {"publication": Publication.DRAFT.value}
    return parse(revision.noun, data), Deed.UNMERGE


def undone(before: Data, after: Data, now: Data) -> Data | None:
    """What stands now without the changes from `before` to `after`; None if they were changed since."""
    if "merged_into" in now:
        return None
    fields = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
    data = dict(now)
    for name in fields:
        if name == "claims":
            continue
        if now.get(name) not in (before.get(name), after.get(name)):
            return None
        data[name] = before.get(name)
    claims = undone_claims(by_id(before), by_id(after), by_id(now))
    return None if claims is None else data | {"claims": claims}


def undone_claims(before: Claims, after: Claims, now: Claims) -> dict[str, list[Data]] | None:
    """The claims that stand now, those that were changed changed back; None if one was changed since."""
    touched = {each for each in after if before.get(each) != after[each]} & now.keys()
    if any(now[each] not in (before[each], after[each]) for each in touched):
        return None
    found: dict[str, list[Data]] = {}
    for identifier, said in now.items():
        fact, claim = before[identifier] if identifier in touched else said
        found.setdefault(fact, []).append(claim)
    return found


def by_id(data: Data) -> Claims:
    """The claims of a document with their facts, by identifier."""
    return dict(identified(data))


def identified(data: Data) -> Iterator[tuple[str, tuple[str, Data]]]:
    """Each claim with its identifier and its fact."""
    for fact, listed in data.get("claims", {}).items():
        for claim in listed:
            yield claim["id"], (fact, claim)
