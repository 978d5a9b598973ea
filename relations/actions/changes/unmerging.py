"""Undoing a merge: both records get their former values, and references point to each again."""

import json
from collections.abc import Iterator
from typing import Any

from relations.actions.changes.merging import current_documents
from relations.actions.recording.recording import ChangeSet, Step
from relations.documents.document import Document, parse
from relations.errors import EditedSinceMerge, NotMerged, RedactedRevision
from relations.models import Publication, Record, Revision, RevisionKind
from relations.models.history_guard import BLANK
from relations.queries.history.merges import merge_of
from relations.queries.history.revisions import document_after

Data = dict[str, Any]
Claims = dict[str, tuple[str, Data]]


def unmerge_steps(loser: Record, winner: Record, change_set: ChangeSet) -> list[Step]:
    """The winner and the loser as before the merge, and the references to the loser.

    Later edits of other fields stay. Raises NotMerged, EditedSinceMerge with the records whose merged fields
    were edited later, and RedactedRevision if a revision that is needed is redacted.
    """
    lost, won = change_set.current_document(loser), change_set.current_document(winner)
    merged = merge_of(loser) if lost.data.get("merged_into") == won.key else []
    if not merged:
        raise NotMerged(lost.record_key, won.record_key)
    refuse_redacted(merged)
    _, of_winner, *others = merged
    in_the_way = [] if document_after(of_winner) == won else [won.record_key]
    steps = [restored(of_winner), restored(merged[0])]
    for document, data in pointed_back(others, change_set):
        if data is None:
            in_the_way.append(document.record_key)
        elif data != document.data:
            steps.append((parse(document.noun, data), RevisionKind.UNMERGE))
    if in_the_way:
        raise EditedSinceMerge(lost.record_key, won.record_key, in_the_way)
    return steps


def refuse_redacted(merged: list[Revision]) -> None:
    """Raise RedactedRevision for a revision that is redacted, or follows one that is."""
    for revision in merged:
        if revision.is_redacted or revision.before == BLANK:
            raise RedactedRevision(key_of(revision), revision.sequence)


def pointed_back(others: list[Revision], change_set: ChangeSet) -> Iterator[tuple[Document, Data | None]]:
    """Each record that referred to the loser, with its data without that change; None if edited since.

    Records retracted since the merge stay as they are.
    """
    now = current_documents({key_of(each) for each in others}, change_set)
    for revision, document in zip(sorted(others, key=key_of), now, strict=True):
        if not is_gone(document):
            before, after = json.loads(revision.before), document_after(revision).data
            yield document, undone(before, after, document.data)


def key_of(revision: Revision) -> str:
    """The record key of a revision."""
    return f"{revision.noun}/{revision.key}"


def is_gone(document: Document) -> bool:
    """Whether the record was retracted without being renamed or merged."""
    return document.data.get("publication") == Publication.RETRACTED and "merged_into" not in document.data


def restored(revision: Revision) -> Step:
    """The step that gives a record its data before a revision. A submitted record becomes a draft."""
    data = json.loads(revision.before)
    if data["publication"] == Publication.SUBMITTED:
        data |= {"publication": Publication.DRAFT.value}
    return parse(revision.noun, data), RevisionKind.UNMERGE


def undone(before: Data, after: Data, now: Data) -> Data | None:
    """The current data without the changes from `before` to `after`; None if those were edited since."""
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
    """The current claims with the changes undone; None if a changed claim was edited since."""
    touched = {each for each in after if before.get(each) != after[each]} & now.keys()
    if any(now[each] not in (before[each], after[each]) for each in touched):
        return None
    found: dict[str, list[Data]] = {}
    for identifier, current in now.items():
        fact, claim = before[identifier] if identifier in touched else current
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
