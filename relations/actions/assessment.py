"""Storing what follows from claims: standings, conflicts, counts and evidence. Derived data, never typed."""

from collections.abc import Iterable
from typing import Any

from relations.actions.history_lock import history_lock
from relations.documents.document import Document
from relations.documents.document import of as document_of
from relations.models import RECORDS, Claim, Conflict, Documented, Record
from relations.queries.context import Context
from relations.queries.evidence import Assessment, assess
from relations.queries.loading import loaded
from relations.queries.referring import dependents

DERIVED = ["evidence", "claim_count", "source_count", "conflict_count"]

# What comparison and counting look up: a change of these changes how claims of other records stand.
LOOKED_UP = {
    "place": ("within", "country"),
    "organisation": ("country",),
    "leader": ("country",),
    "source": ("derives_from",),
}
Change = tuple[Documented, dict[str, Any], dict[str, Any]]  # a record, its data before and after


def reassess(record: Record, *, context: Context | None = None) -> bool:
    """Compute anew what follows from the claims of a record, and store it. Says whether it was different."""
    with history_lock():
        fresh = loaded(type(record)).get(pk=record.pk)
        changed = derive(document_of(fresh), fresh, context or Context())
        if changed:
            fresh.save(update_fields=DERIVED)
        return changed


def reassess_dependents(changes: Iterable[Change]) -> None:
    """Reassess the records whose claims stand differently, now that what they refer to has changed."""
    done, stale = set(), set()
    for record, before, after in changes:
        done.add(record.record_key)
        looked_up = LOOKED_UP.get(record.noun(), ()) if before else ()
        if any(before.get(name) != after.get(name) for name in looked_up):
            stale |= dependents(record)
    context = Context()
    for record_key in sorted(stale - done):
        noun, _, key = record_key.partition("/")
        if noun in RECORDS:
            reassess(RECORDS[noun].objects.get(slug=key), context=context)


def derive(document: Document, record: Record, context: Context) -> bool:
    """Derive what follows from the claims of a record whose rows match the document.

    Standings and conflicts are written; columns of the record are set, for the caller to save. Says whether
    anything was different.
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
    """Bring the stored standings to those found."""
    stale = []
    for claim in claims:
        standing = found.standings[claim.id].value
        if (claim.standing, claim.is_public) != (standing, record.is_published):
            claim.standing, claim.is_public = standing, record.is_published
            stale.append(claim)
    Claim.objects.bulk_update(stale, ["standing", "is_public"])
    return bool(stale)


def store_conflicts(document: Document, found: Assessment, record: Record) -> bool:
    """Bring the stored conflicts to those found."""
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
    """What a conflict shows: the value chosen, why, and how many independent sources speak."""
    return {
        "chosen": document.data.get(fact),
        "reason": found.facts[fact]["reason"] or "",
        "source_count": found.facts[fact]["independent_sources"],
        "is_public": record.is_published,
    }
