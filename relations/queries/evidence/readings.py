"""What each independent source states about facts in conflict, and why the record has its value."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, QuerySet, Value

from relations.documents.claim import fact_members
from relations.models import RECORDS, Claim, Conflict, Source
from relations.queries.evidence.independent_sources import origins


@dataclass(frozen=True)
class Reading:
    """What one independent source states about one fact, with the sources that repeat it."""

    source: Source
    claims: list[Claim]

    @property
    def sources(self) -> list[Source]:
        """The sources that state it: the independent one, if it does, and those that repeat it."""
        sources = {claim.source_id: claim.source for claim in self.claims}
        return sorted(sources.values(), key=lambda source: source.slug)

    @property
    def standings(self) -> list[str]:
        """The distinct standings of its claims."""
        return sorted({claim.standing for claim in self.claims})


def with_readings(conflicts: Sequence[Conflict]) -> Sequence[Conflict]:
    """The conflicts, each with `values`, `readings`, `sources_by_standing` and `evidence`.

    `values` are the values of the record, typed as those of claims; `readings` are the live claims by
    independent source. Two queries, and one for each step from a repeat to its origin.
    """
    found = _live_claims(conflicts)
    roots = origins(claim.source for claim in found)
    claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in found:
        claims[claim.record_key, claim.fact].append(claim)
    facts = _facts(conflict.record_key for conflict in conflicts)
    for conflict in conflicts:
        kind = conflict.record_key.partition("/")[0]
        conflict.values = fact_members(RECORDS[kind], conflict.fact, {conflict.fact: conflict.chosen})
        conflict.readings = readings(claims[conflict.record_key, conflict.fact], roots)
        standings = [standing for reading in conflict.readings for standing in reading.standings]
        conflict.sources_by_standing = dict(sorted(Counter(standings).items()))
        conflict.evidence = facts[conflict.record_key][conflict.fact]
    return conflicts


def readings(claims: Iterable[Claim], roots: dict[int, Source]) -> list[Reading]:
    """The claims by independent source, in the order of the sources' identifiers."""
    found: dict[str, Reading] = {}
    for claim in sorted(claims, key=lambda claim: claim.source.slug):
        root = roots[claim.source_id]
        found.setdefault(root.slug, Reading(root, [])).claims.append(claim)
    return [found[slug] for slug in sorted(found)]


def _live_claims(conflicts: Sequence[Conflict]) -> list[Claim]:
    records = {conflict.record_key for conflict in conflicts}
    facts = {conflict.fact for conflict in conflicts}
    found = Claim.objects.public().live().with_sources().filter(record_key__in=records, fact__in=facts)
    return list(found.order_by("paragraph__position", "id"))


def _facts(record_keys: Iterable[str]) -> dict[str, Any]:
    """The evidence of each fact of some records, by record: one query."""
    by_kind: dict[str, set[str]] = defaultdict(set)
    for record_key in record_keys:
        kind, _, slug = record_key.partition("/")
        by_kind[kind].add(slug)
    if not by_kind:
        return {}
    first, *others = [_evidence_of(kind, slugs) for kind, slugs in sorted(by_kind.items())]
    return {f"{kind}/{slug}": evidence["facts"] for kind, slug, evidence in first.union(*others, all=True)}


def _evidence_of(kind: str, slugs: set[str]) -> QuerySet:
    rows = RECORDS[kind].objects.filter(slug__in=slugs).order_by()
    return rows.values_list(Value(kind, output_field=CharField()), "slug", "evidence")
