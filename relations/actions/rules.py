"""The rules between records: what readers see is cited, founded, and leads only to what they see."""

from collections.abc import Iterable, Mapping
from typing import Any

from relations.actions.resolving import Registry
from relations.documents.document import Document
from relations.errors import (
    FormerIdentifier,
    InvalidDocument,
    InvalidDocuments,
    RecordExists,
    Retracted,
    StaysPublished,
    StillReferred,
    UncitedFacts,
    UnfoundedBasis,
    UnpublishedReferences,
)
from relations.models import Claim, Deed, Documented, Publication, Record
from relations.queries.evidence import uncited_facts
from relations.queries.referring import published_among, referring, resting_on

Data = Mapping[str, Any]


def check_standing(record_key: str, before: Data) -> None:
    """What was retracted stays as it is. Raises Retracted, or FormerIdentifier if it leads to another."""
    if now := before.get("merged_into"):
        raise FormerIdentifier(record_key, now)
    if before.get("publication") == Publication.RETRACTED:
        raise Retracted(record_key)


def check_free(record_key: str, before: Mapping[str, Data]) -> None:
    """An identifier is given once and for ever. Raises RecordExists, or FormerIdentifier if it leads on."""
    if record_key in before:
        if now := before[record_key].get("merged_into"):
            raise FormerIdentifier(record_key, now)
        raise RecordExists(record_key)


def check(step: tuple[Document, Deed], before: Data, record: Documented, registry: Registry) -> None:
    """Everything that one record must keep, now that all rows of its batch are written.

    Raises Retracted, InvalidDocuments for a circle, StaysPublished, StillReferred, UnfoundedBasis,
    UncitedFacts, UnpublishedReferences.
    """
    document, deed = step
    if deed != Deed.UNMERGE:  # by which what was merged stands again
        check_standing(document.record_key, before)
    check_circles(document, record)
    state = document.data.get("publication")
    if before.get("publication") == Publication.PUBLISHED != state and isinstance(record, Record):
        check_withdrawn(record)
    if state not in (None, Publication.RETRACTED):
        hidden = check_foundations(document)
        if state == Publication.PUBLISHED:
            check_shown(document, hidden, registry)


def check_shown(document: Document, hidden: set[str], registry: Registry) -> None:
    """What readers see is cited and leads to nothing hidden. Raises UncitedFacts, UnpublishedReferences."""
    if missing := uncited_facts(document):
        raise UncitedFacts(document.record_key, missing)
    named = {key for key in document.named() if key != (document.noun, document.key)}
    hidden = hidden | {f"{noun}/{key}" for noun, key in named if is_hidden(registry.resolve(noun, key))}
    if hidden:
        raise UnpublishedReferences(document.record_key, hidden)


def check_circles(document: Document, record: Documented) -> None:
    """Nothing lies in, or derives from, itself by way of others."""
    for field in record._meta.fields:
        if field.related_model is not type(record) or field.name not in document.data:
            continue
        seen, above = {record.pk}, getattr(record, field.name)
        while above is not None and above.pk not in seen:
            seen.add(above.pk)
            above = getattr(above, field.name)
        if above is not None:
            value, cure = document.data[field.name], "Name another, or correct that one first."
            fault = InvalidDocument("to_itself", field.name, value, "leads round in a circle", cure)
            raise InvalidDocuments([fault.of_record(document.record_key)])


def is_hidden(row: Documented | None) -> bool:
    """Whether it is a record that readers do not see."""
    return isinstance(row, Record) and not row.is_published


def check_foundations(document: Document) -> set[str]:
    """The unpublished records on whose claims a basis rests. UnfoundedBasis if a claim does not count."""
    own = {claim["id"]: "deprecated" not in claim for _, claim in document.claims}
    bases = {fact: basis.get("rests_on", []) for fact, basis in document.data.get("basis", {}).items()}
    elsewhere = {identifier for listed in bases.values() for identifier in listed} - own.keys()
    rows = Claim.objects.live().filter(id__in=elsewhere) if elsewhere else Claim.objects.none()
    others = {str(pk): record_key for pk, record_key in rows.values_list("id", "record_key")}
    for fact, listed in bases.items():
        for identifier in listed:
            if not own.get(identifier, identifier in others):
                why = f"claim {identifier} does not exist or is deprecated"
                raise UnfoundedBasis(document.record_key, fact, why)
    return set(others.values()) - published_among(others.values())


def check_withdrawn(record: Record) -> None:
    """What readers see no more is retracted, leads to nothing hidden, and is named by nothing that they see.

    Raises StaysPublished, UnpublishedReferences, StillReferred.
    """
    if record.publication != Publication.RETRACTED:
        raise StaysPublished(record.record_key)
    if is_hidden(record.merged_into):
        raise UnpublishedReferences(record.record_key, {record.merged_into.record_key})
    resting = resting_on(str(pk) for pk in record.claims.values_list("id", flat=True))
    if still := published_among(referring(record) | {record_key for record_key, _, _ in resting}):
        raise StillReferred(record.record_key, still)


def check_vanished(documents: Iterable[tuple[Data, Data]]) -> None:
    """No basis elsewhere rests on a claim that went or was deprecated. Raises UnfoundedBasis."""
    pairs = list(documents)
    live = {identifier for _, after in pairs for identifier in live_claims(after)}
    gone = {identifier for before, _ in pairs for identifier in live_claims(before)} - live
    for record_key, fact, identifier in resting_on(gone):
        raise UnfoundedBasis(record_key, fact, f"claim {identifier}, on which it rests, would vanish")


def live_claims(data: Data) -> set[str]:
    """The identifiers of the live claims of a document."""
    return {
        claim["id"]
        for listed in data.get("claims", {}).values()
        for claim in listed
        if "deprecated" not in claim
    }
