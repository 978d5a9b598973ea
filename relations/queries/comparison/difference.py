"""What changed between two documents of one record: fields, and claims by identifier."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from relations.documents.document import Document, keys_of

CLAIMS = "claims"


@dataclass(frozen=True)
class FieldChange:
    """One field in portable form; None where it is empty."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class ClaimChange:
    """One claim in portable form with its fact; None before it was added and after it was removed."""

    id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def change(self) -> str:
        """added, changed or removed."""
        if self.before is None:
            return "added"
        return "changed" if self.after else "removed"


@dataclass(frozen=True)
class Difference:
    """All changes: fields in declared order, claims in document order, removed claims last.

    `places` has the places of the claims of both documents.
    """

    fields: list[FieldChange]
    claims: list[ClaimChange]
    places: dict[str, str] = field(default_factory=dict, compare=False)  # of claims, as `fact@source#7`


def difference(before: Document | None, after: Document) -> Difference:
    """The changes from one document to another. Without a document before, everything is new."""
    old: dict[str, Any] = before.data if before else {}
    was, becomes = claims_by_id(before), claims_by_id(after)
    return Difference(
        fields=[
            FieldChange(name, old.get(name), after.data.get(name))
            for name in keys_of(after.model)
            if name != CLAIMS and old.get(name) != after.data.get(name)
        ],
        claims=list(claim_changes(was, becomes)),
        places={pk: f"{claim['fact']}@{claim['at']}" for pk, claim in (was | becomes).items()},
    )


def claims_by_id(document: Document | None) -> dict[str, dict[str, Any]]:
    """The claims of a document, each with its fact."""
    claims = document.claims if document else ()
    return {claim["id"]: {"fact": fact} | claim for fact, claim in claims}


def claim_changes(old: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]]) -> Iterator[ClaimChange]:
    """The claims that differ or are in only one of the two."""
    for identifier in [*new, *(each for each in old if each not in new)]:
        if old.get(identifier) != new.get(identifier):
            yield ClaimChange(identifier, old.get(identifier), new.get(identifier))
