"""Storing what follows from claims: standings, conflicts, counts and evidence. It is always derived."""

from collections.abc import Iterable
from typing import Any

from relations.actions.recording import representing
from relations.actions.recording.history_lock import history_lock
from relations.documents.document import Document
from relations.documents.document import from_record as document_of
from relations.models import RECORDS, Claim, Conflict, Documented, Record
from relations.queries.evidence.assessment import Assessment, assess
from relations.queries.evidence.context import Context
from relations.queries.record.loading import loaded
from relations.queries.record.referring import dependents

DERIVED = ["evidence", "claim_count", "source_count", "conflict_count"]

Change = tuple[Documented, dict[str, Any], dict[str, Any]]  # a record, its data before and after


def reassess(record: Record, *, context: Context | None = None) -> bool:
    """Recompute and store what follows from the claims of a record. Returns whether anything changed."""
    with history_lock():
        fresh = loaded(type(record)).get(pk=record.pk)
        changed = derive(document_of(fresh), fresh, context or Context())
        if changed:
            fresh.save(update_fields=DERIVED)
            representing.store(type(record), [record.slug])
        return changed


def reassess_dependents(changes: Iterable[Change]) -> None:
    """Reassess the records whose claims compare differently after a change of what they refer to."""
    done, stale = set(), set()
    for record, before, after in changes:
        done.add(record.record_key)
        compared = record.compared_fields if before else ()
        if any(before.get(name) != after.get(name) for name in compared):
            stale |= dependents(record)
    context = Context()
    for record_key in sorted(stale - done):
        noun, _, key = record_key.partition("/")
        if noun in RECORDS:
            reassess(RECORDS[noun].objects.get(slug=key), context=context)


def derive(document: Document, record: Record, context: Context) -> bool:
    """Recompute what follows from the claims of a record whose rows match the document.

    Writes standings and conflicts, and sets columns of the record for the caller to save. Returns whether
    anything changed.
    """
    claims = list(Claim.objects.filter(**{f"about_{record.noun()}": record}).select_related("source"))
    found = assess(document, claims, context)
    before = [getattr(record, name) for name in DERIVED]
    record.evidence, record.claim_count = found.as_evidence(), found.claims
    record.source_count, record.conflict_count = found.sources, len(found.conflicts)
    changed = before != [getattr(record, name) for name in DERIVED]
    changed |= store_standings(claims, found, record)
    changed |= store_conflicts(document, found, record)
    return changed


def store_standings(claims: list[Claim], found: Assessment, record: Record) -> bool:
    """Store the standings that differ. Returns whether any did."""
    stale = []
    for claim in claims:
        standing = found.standings[claim.id].value
        if (claim.standing, claim.is_public) != (standing, record.is_published):
            claim.standing, claim.is_public = standing, record.is_published
            stale.append(claim)
    Claim.objects.bulk_update(stale, ["standing", "is_public"])
    return bool(stale)


def store_conflicts(document: Document, found: Assessment, record: Record) -> bool:
    """Store the conflicts. Returns whether they differ from those stored."""
    wanted = {fact: conflict_values(document, found, fact, record) for fact in found.conflicts}
    stored = {
        conflict.fact: {
            name: getattr(conflict, name) for name in ("chosen", "reason", "source_count", "is_public")
        }
        for conflict in record.conflicts.all()
    }
    if stored == wanted:
        return False
    record.conflicts.all().delete()
    rows = [Conflict(fact=fact, **values) for fact, values in wanted.items()]
    for row in rows:
        row.attach(record)
    Conflict.objects.bulk_create(rows)
    return True


def conflict_values(document: Document, found: Assessment, fact: str, record: Record) -> dict[str, Any]:
    """The stored values of a conflict: chosen value, reason, number of independent sources."""
    return {
        "chosen": document.data.get(fact),
        "reason": found.facts[fact]["reason"] or "",
        "source_count": found.facts[fact]["independent_sources"],
        "is_public": record.is_published,
    }
