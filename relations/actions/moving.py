"""Moving claims to the record that their words mean."""

from collections.abc import Collection
from typing import Any

from relations.actions import rules
from relations.actions.merging import step
from relations.actions.recording import Deeds, Step
from relations.documents.claim import fact_of
from relations.documents.document import Document
from relations.models import Deed, Record
from relations.refusals import MoveRefused, NoSuchClaim

Data = dict[str, Any]


def move_steps(record: Record, other: Record, claims: Collection[str], deeds: Deeds) -> list[Step]:
    """The record without some of its claims, and the other of the same kind with them, on the same facts.

    A claim keeps its identifier, which is made once. Raises MoveRefused, NoSuchClaim, Retracted.
    """
    here, there = deeds.standing(record), deeds.standing(other)
    if here.record_key == there.record_key:
        raise MoveRefused(here.record_key)
    for document in (here, there):
        rules.check_standing(document.record_key, document.data)
    for identifier in claims:
        if fact_of(here.data, identifier) is None:
            raise NoSuchClaim(here.record_key, identifier)
    left, taken = parted(here, claims)
    known = there.data.get("claims", {})
    joined = {fact: [*known.get(fact, []), *taken.get(fact, [])] for fact in known.keys() | taken.keys()}
    # The first gives up what the second takes: in this order each step of history stands on its own.
    return [
        step(here, here.data | {"claims": left}, Deed.MOVE),
        step(there, there.data | {"claims": joined}, Deed.MOVE),
    ]


def parted(document: Document, claims: Collection[str]) -> tuple[Data, Data]:
    """The claims of a document by fact: those that stay, and those that go."""
    by_fact = document.data.get("claims", {})
    left = {fact: [each for each in listed if each["id"] not in claims] for fact, listed in by_fact.items()}
    taken = {fact: [each for each in listed if each["id"] in claims] for fact, listed in by_fact.items()}
    return {fact: kept for fact, kept in left.items() if kept}, taken


def gone(before: Document, after: Data) -> set[str]:
    """The claims that a document has no more."""
    kept = {claim["id"] for listed in after.get("claims", {}).values() for claim in listed}
    return {claim["id"] for _, claim in before.claims} - kept
