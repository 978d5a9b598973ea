"""Moving claims to another record, if their words are about that one."""

from collections.abc import Collection
from typing import Any

from relations.actions.changes.merging import step
from relations.actions.recording import rules
from relations.actions.recording.recording import ChangeSet, Step
from relations.documents.claim import fact_of_claim
from relations.documents.document import Document
from relations.errors import CannotMoveClaim, NoSuchClaim
from relations.models import Record, RevisionKind

Data = dict[str, Any]


def move_steps(record: Record, other: Record, claims: Collection[str], change_set: ChangeSet) -> list[Step]:
    """The record without some of its claims, and another of the same kind with them, on the same facts.

    Claims keep their identifiers. Raises CannotMoveClaim, NoSuchClaim, Retracted.
    """
    here, there = change_set.current_document(record), change_set.current_document(other)
    if here.record_key == there.record_key:
        raise CannotMoveClaim(here.record_key)
    for document in (here, there):
        rules.check_not_retracted(document.record_key, document.data)
    for identifier in claims:
        if fact_of_claim(here.data, identifier) is None:
            raise NoSuchClaim(here.record_key, identifier)
    left, taken = split_claims(here, claims)
    known = there.data.get("claims", {})
    joined = {fact: [*known.get(fact, []), *taken.get(fact, [])] for fact in known.keys() | taken.keys()}
    # Removed before added, so that no revision has the claim on two records.
    return [
        step(here, here.data | {"claims": left}, RevisionKind.MOVE),
        step(there, there.data | {"claims": joined}, RevisionKind.MOVE),
    ]


def split_claims(document: Document, claims: Collection[str]) -> tuple[Data, Data]:
    """The claims of a document by fact: those that stay, and those that are moved."""
    by_fact = document.data.get("claims", {})
    left = {fact: [each for each in listed if each["id"] not in claims] for fact, listed in by_fact.items()}
    taken = {fact: [each for each in listed if each["id"] in claims] for fact, listed in by_fact.items()}
    return {fact: kept for fact, kept in left.items() if kept}, taken


def removed_claims(before: Document, after: Data) -> set[str]:
    """The identifiers of the claims of a document that new data lacks."""
    kept = {claim["id"] for listed in after.get("claims", {}).values() for claim in listed}
    return {claim["id"] for _, claim in before.claims} - kept
