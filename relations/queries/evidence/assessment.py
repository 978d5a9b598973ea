"""The assessment of claims: the standing of each, the facts in conflict, and the evidence of a record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from relations.documents.claim import fact_members
from relations.documents.declaration import fact_part
from relations.documents.document import Document
from relations.models import Claim, Source
from relations.models.claim import WHOLE_RECORD
from relations.models.period_field import PeriodField
from relations.queries.evidence.context import Context
from relations.queries.evidence.independent_sources import independent_sources, origins
from relations.values.comparison import Standing, Value, claim_standing, compare_member, contradict
from relations.values.period import Reading


@dataclass
class Assessment:
    """What follows from the claims of a record. Actions store it as derived data."""

    standings: dict[Any, Standing] = field(default_factory=dict)  # by claim id
    conflicts: list[str] = field(default_factory=list)  # facts
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    claims: int = 0
    sources: int = 0
    roots: dict[int, Source] = field(default_factory=dict)  # of the sources that say so, by primary key

    def as_evidence(self) -> dict[str, Any]:
        """The evidence of a record as responses show it."""
        return {
            "claims": self.claims,
            "independent_sources": self.sources,
            "conflicts": self.conflicts,
            "facts": self.facts,
        }


@dataclass(frozen=True)
class Fact:
    """One fact of a document, ready to be compared with claims."""

    document: Document
    name: str
    context: Context

    @property
    def is_set(self) -> bool:
        """Whether the fact has members instead of one value."""
        return fact_part(self.document.model, self.name).is_set

    @property
    def reading(self) -> Reading:
        """How a single coarse value of the fact is interpreted."""
        fields = {field.name: field for field in self.document.model._meta.fields}
        field = fields.get(self.name)
        return field.reading if isinstance(field, PeriodField) else Reading.SOME_TIME_IN

    def values(self, source: Source) -> list[Value]:
        """The values of the record, as a source may word them."""
        members = fact_members(self.document.model, self.name, self.document.data)
        return [self.context.value(each, self.document, self.name, source) for each in members]

    def value(self, claim: Claim) -> Value:
        """The value of a claim, which must have one."""
        return self.context.value(claim.value, self.document, self.name, claim.source)

    def standing(self, claim: Claim) -> Standing:
        """The standing of a claim."""
        values = [] if claim.value is None else self.values(claim.source)
        if not values:
            return Standing.UNPARSED
        value, qualifiers = self.value(claim), {"modality": claim.modality, "negated": claim.negated}
        if not self.is_set:
            return claim_standing(value, values[0], reading=self.reading, **qualifiers)
        found = compare_member(value, values, negated=claim.negated)
        # Only a denial contradicts a set; intentions and assessments do so less, as for single values.
        return claim_standing(value, value, **qualifiers) if found is Standing.CONTRADICTS else found

    def is_contested(self, claims: Iterable[Claim]) -> bool:
        """Whether two claims contradict each other. On a set, only a denial contradicts."""
        valued = [(claim, self.value(claim)) for claim in claims if claim.value is not None]
        return any(
            contradict(
                value,
                other_value,
                reading=self.reading,
                modalities=(claim.modality, other.modality),
                negated=(claim.negated, other.negated),
            )
            for (claim, value), (other, other_value) in combinations(valued, 2)
            if not self.is_set or claim.negated != other.negated
        )


def assess(document: Document, claims: Sequence[Claim], context: Context) -> Assessment:
    """The standing of every claim, the facts in conflict, the counts. Queries only through `context`."""
    found = Assessment(roots=origins(claim.source for claim in claims))
    by_fact: dict[str, list[Claim]] = {}
    for claim in claims:
        by_fact.setdefault(claim.fact, []).append(claim)
    for name in document.model.facts:
        if name in document.data or name in by_fact:
            assess_fact(found, Fact(document, name, context), by_fact.get(name, []))
    for claim in by_fact.get(WHOLE_RECORD, []):
        found.standings[claim.id] = Standing.UNPARSED
    live = [claim for claim in claims if claim.is_live]
    found.claims, found.sources = len(live), independent_sources(live, found.roots)
    return found


def assess_fact(found: Assessment, fact: Fact, claims: Sequence[Claim]) -> None:
    """Add the assessment of the claims on one fact."""
    standings = {claim.id: fact.standing(claim) for claim in claims}
    live = [claim for claim in claims if claim.is_live]
    found.standings |= standings
    if Standing.CONTRADICTS in {standings[claim.id] for claim in live} or fact.is_contested(live):
        found.conflicts.append(fact.name)
    basis = fact.document.data.get("basis", {}).get(fact.name, {})
    found.facts[fact.name] = {
        "basis": basis.get("basis", "stated"),
        "claims": len(live),
        "independent_sources": independent_sources(live, found.roots),
        "rests_on": basis.get("rests_on", []),
        "reason": basis.get("reason"),
    }


def uncited_facts(document: Document) -> list[str]:
    """The facts that have a value and no live claim.

    A claim on the whole record counts for every fact, and so does a derived or background basis.
    """
    cited = {fact for fact, claim in document.claims if "deprecated" not in claim}
    if WHOLE_RECORD in cited:
        return []
    basis = document.data.get("basis", {})
    return [
        fact
        for fact in document.model.facts
        if fact in document.data and fact not in cited and not is_founded(basis.get(fact, {}))
    ]


def is_founded(basis: dict[str, Any]) -> bool:
    """Whether the basis replaces a claim: derived or background, resting on other claims."""
    return basis.get("basis") in ("derived", "background") and bool(basis.get("rests_on"))
