"""What each source says about disputed facts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from relations.documents.claim import fact_members
from relations.models import RECORDS, Claim, Conflict, Source


@dataclass(frozen=True)
class Reading:
    """What one source says about one fact."""

    source: Source
    claims: list[Claim]


def with_readings(conflicts: Sequence[Conflict]) -> Sequence[Conflict]:
    """The same conflicts, each with `values` and `readings`. One query for all of them.

    The values are those that the record holds, typed as claims' are; the readings its live claims by source.
    """
    claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in _live_claims(conflicts):
        claims[claim.record_key, claim.fact].append(claim)
    for conflict in conflicts:
        kind = conflict.record_key.partition("/")[0]
        conflict.values = fact_members(RECORDS[kind], conflict.fact, {conflict.fact: conflict.chosen})
        conflict.readings = by_source(claims[conflict.record_key, conflict.fact])
    return conflicts


def by_source(claims: Sequence[Claim]) -> list[Reading]:
    """The claims of each source together, in the order of sources' identifiers."""
    found: dict[str, Reading] = {}
    for claim in claims:
        found.setdefault(claim.source.slug, Reading(claim.source, [])).claims.append(claim)
    return [found[slug] for slug in sorted(found)]


def _live_claims(conflicts: Sequence[Conflict]) -> list[Claim]:
    records = {conflict.record_key for conflict in conflicts}
    facts = {conflict.fact for conflict in conflicts}
    found = Claim.objects.public().live().with_sources().filter(record_key__in=records, fact__in=facts)
    return list(found.order_by("paragraph__position", "id"))
