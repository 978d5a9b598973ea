"""The rules between records: published facts are cited, published records refer only to published ones."""

from collections.abc import Iterable, Mapping
from typing import Any

from relations.actions.recording.resolving import Registry
from relations.documents.document import Document
from relations.errors import (
    CannotUnpublish,
    FormerIdentifier,
    InvalidBasis,
    InvalidDocument,
    InvalidDocuments,
    RecordExists,
    Retracted,
    StillReferenced,
    UncitedFacts,
    UnpublishedReferences,
)
from relations.models import Claim, Documented, Publication, Record, RevisionKind
from relations.queries.evidence.assessment import uncited_facts
from relations.queries.record.referring import published_among, referring, resting_on

Data = Mapping[str, Any]


def check_not_retracted(record_key: str, before: Data) -> None:
    """Raise Retracted if the record is retracted, or FormerIdentifier if it redirects."""
    if now := before.get("merged_into"):
        raise FormerIdentifier(record_key, now)
    if before.get("publication") == Publication.RETRACTED:
        raise Retracted(record_key)


def check_unused(record_key: str, before: Mapping[str, Data]) -> None:
    """Raise RecordExists if the identifier is in use, or FormerIdentifier if it was."""
    if record_key in before:
        if now := before[record_key].get("merged_into"):
            raise FormerIdentifier(record_key, now)
        raise RecordExists(record_key)


def check(step: tuple[Document, RevisionKind], before: Data, record: Documented, registry: Registry) -> None:
    """Check one record, after all rows of its batch are written.

    Raises Retracted, InvalidDocuments for a circular reference, CannotUnpublish, StillReferenced,
    InvalidBasis, UncitedFacts, UnpublishedReferences.
    """
    document, action = step
    if action != RevisionKind.UNMERGE:  # which restores a merged record
        check_not_retracted(document.record_key, before)
    check_circles(document, record)
    state = document.data.get("publication")
    if before.get("publication") == Publication.PUBLISHED != state and isinstance(record, Record):
        check_unpublished(record)
    if state not in (None, Publication.RETRACTED):
        hidden = check_bases(document)
        if state == Publication.PUBLISHED:
            check_published(document, hidden, registry)


def check_published(document: Document, hidden: set[str], registry: Registry) -> None:
    """Check a published record. Raises UncitedFacts, UnpublishedReferences."""
    if missing := uncited_facts(document):
        raise UncitedFacts(document.record_key, missing)
    others = {key for key in document.reference_keys() if key != (document.noun, document.key)}
    hidden = hidden | {f"{noun}/{key}" for noun, key in others if is_hidden(registry.resolve(noun, key))}
    if hidden:
        raise UnpublishedReferences(document.record_key, hidden)


def check_circles(document: Document, record: Documented) -> None:
    """Raise InvalidDocuments if a record contains or derives from itself."""
    for field in record._meta.fields:
        if field.related_model is not type(record) or field.name not in document.data:
            continue
        seen, above = {record.pk}, getattr(record, field.name)
        while above is not None and above.pk not in seen:
            seen.add(above.pk)
            above = getattr(above, field.name)
        if above is not None:
            value, cure = document.data[field.name], "Choose another record, or correct that one first."
            error = InvalidDocument("self_reference", field.name, value, "makes a circle of references", cure)
            raise InvalidDocuments([error.of_record(document.record_key)])


def is_hidden(row: Documented | None) -> bool:
    """Whether it is a record that is not published."""
    return isinstance(row, Record) and not row.is_published


def check_bases(document: Document) -> set[str]:
    """The unpublished records on whose claims a basis rests. Raises InvalidBasis."""
    own = {claim["id"]: "deprecated" not in claim for _, claim in document.claims}
    bases = {fact: basis.get("rests_on", []) for fact, basis in document.data.get("basis", {}).items()}
    elsewhere = {identifier for listed in bases.values() for identifier in listed} - own.keys()
    rows = Claim.objects.live().filter(id__in=elsewhere) if elsewhere else Claim.objects.none()
    others = {str(pk): record_key for pk, record_key in rows.values_list("id", "record_key")}
    for fact, listed in bases.items():
        for identifier in listed:
            if not own.get(identifier, identifier in others):
                why = f"claim {identifier} does not exist or is deprecated"
                raise InvalidBasis(document.record_key, fact, why)
    return set(others.values()) - published_among(others.values())


def check_unpublished(record: Record) -> None:
    """Check a record that stops being published.

    Raises CannotUnpublish, UnpublishedReferences, StillReferenced.
    """
    if record.publication != Publication.RETRACTED:
        raise CannotUnpublish(record.record_key)
    if is_hidden(record.merged_into):
        raise UnpublishedReferences(record.record_key, {record.merged_into.record_key})
    resting = resting_on(str(pk) for pk in record.claims.values_list("id", flat=True))
    if still := published_among(referring(record) | {record_key for record_key, _, _ in resting}):
        raise StillReferenced(record.record_key, still)


def check_removed_claims(documents: Iterable[tuple[Data, Data]]) -> None:
    """Raise InvalidBasis if a basis rests on a claim that was removed or deprecated."""
    pairs = list(documents)
    live = {identifier for _, after in pairs for identifier in live_claims(after)}
    gone = {identifier for before, _ in pairs for identifier in live_claims(before)} - live
    for record_key, fact, identifier in resting_on(gone):
        raise InvalidBasis(record_key, fact, f"claim {identifier}, on which it rests, would be removed")


def live_claims(data: Data) -> set[str]:
    """The identifiers of the claims of a document that are not deprecated."""
    return {
        claim["id"]
        for listed in data.get("claims", {}).values()
        for claim in listed
        if "deprecated" not in claim
    }
