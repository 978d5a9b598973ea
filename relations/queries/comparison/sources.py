"""Two sources compared: what both state, what only one states, and where they contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product
from typing import Any

from relations.documents.document import Document
from relations.models import AgreementStatusChange, Claim, PartnershipStatusChange, Source
from relations.models.claim import WHOLE_RECORD
from relations.queries.evidence.assessment import Fact
from relations.queries.evidence.context import Context
from relations.queries.evidence.independent_sources import origins
from relations.values.comparison import Standing, Value, compare, contradict
from relations.values.wording import folded

MOST = 5_000
"""The largest number of claims in one comparison."""
HISTORIES = {"agreement": AgreementStatusChange, "partnership": PartnershipStatusChange}
STATUS = "status"


class Likeness(StrEnum):
    """How the claims of two sources on one fact relate."""

    SAME = "same"
    COMPATIBLE = "compatible"
    UNCOMPARED = "uncompared"
    CONTRADICTING = "contradicting"


@dataclass
class ComparedFact:
    """What each of two sources states about one fact, or about one member of it."""

    record_key: str
    fact: str
    value: dict[str, Any] | None = None
    a: list[Claim] = field(default_factory=list)
    b: list[Claim] = field(default_factory=list)
    likeness: Likeness | None = None


@dataclass(frozen=True)
class Comparison:
    """Two sources compared. The comparison is symmetric."""

    a: Source
    b: Source
    facts: list[ComparedFact]
    is_independent: bool

    @property
    def shared(self) -> list[ComparedFact]:
        """Facts that both state without contradiction."""
        likenesses = (Likeness.SAME, Likeness.COMPATIBLE, Likeness.UNCOMPARED)
        return [each for each in self.facts if each.likeness in likenesses]

    @property
    def contradicting(self) -> list[ComparedFact]:
        """Facts on which they contradict each other."""
        return [each for each in self.facts if each.likeness is Likeness.CONTRADICTING]

    @property
    def only_a(self) -> list[ComparedFact]:
        """Facts that only the first source states."""
        return [each for each in self.facts if not each.b]

    @property
    def only_b(self) -> list[ComparedFact]:
        """Facts that only the second source states."""
        return [each for each in self.facts if not each.a]

    @property
    def counts(self) -> dict[str, int]:
        """The number of facts of each sort."""
        sorts = ("shared", "contradicting", "only_a", "only_b")
        return {sort: len(getattr(self, sort)) for sort in sorts}

    @property
    def claims(self) -> list[Claim]:
        """All claims compared."""
        return [claim for each in self.facts for claim in (*each.a, *each.b)]


def compared(a: Source, b: Source, claims: Iterable[Claim]) -> Comparison | None:
    """Compare two sources by their live claims among these; None if there are more than MOST."""
    found = _claims_of(a, b, claims)
    if len(found) > MOST:
        return None
    context = Context.from_values(claim.value for claim in found)
    facts = compared_facts(a.pk, found, histories(found), context)
    roots = origins([a, b])
    return Comparison(a, b, facts, is_independent=roots[a.pk] != roots[b.pk])


def _claims_of(a: Source, b: Source, claims: Any) -> list[Claim]:
    mine = claims.live().with_sources().filter(source__in=(a, b))
    return list(mine.order_by("record_key", "fact", "paragraph__position", "id")[: MOST + 1])


def histories(claims: Sequence[Claim]) -> dict[str, list[dict[str, str]]]:
    """The status history of each record on whose status there is a claim: one query for each kind."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        noun, _, slug = claim.record_key.partition("/")
        if claim.fact == STATUS and noun in HISTORIES:
            wanted[noun].add(slug)
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for noun, slugs in sorted(wanted.items()):
        steps = HISTORIES[noun].objects.filter(**{f"{noun}__slug__in": slugs})
        for slug, status in steps.order_by("position").values_list(f"{noun}__slug", STATUS):
            found[f"{noun}/{slug}"].append({STATUS: status})
    return found


def compared_facts(
    a: int, claims: Iterable[Claim], steps: dict[str, list[dict[str, str]]], context: Context
) -> list[ComparedFact]:
    """The facts that claims of two sources bear on, in order; `a` is the key of the first source."""
    by_fact: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_fact[claim.record_key, claim.fact].append(claim)
    found: list[ComparedFact] = []
    for (record_key, name), listed in by_fact.items():
        noun, _, slug = record_key.partition("/")
        fact = Fact(Document(noun, slug, {"status_history": steps.get(record_key, [])}), name, context)
        of_members = name != WHOLE_RECORD and fact.is_set
        members = _members(fact, listed) if of_members else [(None, listed)]
        found += [_compared(fact, a, value, claims) for value, claims in members]
    return found


def _compared(fact: Fact, a: int, value: dict[str, Any] | None, claims: list[Claim]) -> ComparedFact:
    found = ComparedFact(fact.document.record_key, fact.name, value)
    for claim in claims:
        (found.a if claim.source_id == a else found.b).append(claim)
    if found.a and found.b:
        found.likeness = likeness(fact, found.a, found.b)
    return found


def likeness(fact: Fact, a: Sequence[Claim], b: Sequence[Claim]) -> Likeness:
    """How the claims of two sources on one fact relate. Symmetric."""
    found = {_likeness(fact, one, other) for one, other in product(a, b)}
    worst_first = (Likeness.CONTRADICTING, Likeness.SAME, Likeness.COMPATIBLE)
    return next((each for each in worst_first if each in found), Likeness.UNCOMPARED)


def _likeness(fact: Fact, one: Claim, other: Claim) -> Likeness:
    if one.value is None or other.value is None:
        return Likeness.UNCOMPARED
    if _contradict(fact, one, other):
        return Likeness.CONTRADICTING
    if one.negated != other.negated:
        return Likeness.COMPATIBLE
    values = fact.value(one), fact.value(other)
    found = set(_both_ways(fact, *values))
    if found == {Standing.AGREES} or _agree_with_the_record(one, other):
        return Likeness.SAME
    return Likeness.UNCOMPARED if found == {Standing.UNPARSED} else Likeness.COMPATIBLE


def _both_ways(fact: Fact, one: Value, other: Value) -> Iterator[Standing]:
    yield compare(one, other, reading=fact.reading)
    yield compare(other, one, reading=fact.reading)


def _agree_with_the_record(one: Claim, other: Claim) -> bool:
    """Whether both agree with the record, in any wording: its aliases count."""
    return not one.negated and one.standing == other.standing == Standing.AGREES


def _contradict(fact: Fact, one: Claim, other: Claim) -> bool:
    """Whether two claims cannot both be true. On a set, only a denial contradicts."""
    if None in (one.value, other.value) or (fact.is_set and one.negated == other.negated):
        return False
    modalities, negated = (one.modality, other.modality), (one.negated, other.negated)
    values = fact.value(one), fact.value(other)
    return contradict(*values, reading=fact.reading, modalities=modalities, negated=negated)


def _members(fact: Fact, claims: Sequence[Claim]) -> list[tuple[dict[str, Any] | None, list[Claim]]]:
    """The claims on each member of a set. A denial belongs to each member that it denies, or to its own."""
    found: dict[str, tuple[dict[str, Any] | None, list[Claim]]] = {}
    for claim in sorted(claims, key=lambda claim: claim.negated):
        denied = [key for key in found if claim.negated and _denies(fact, claim, found[key][1])]
        for key in denied or [_key(claim)]:
            found.setdefault(key, (claim.value, []))[1].append(claim)
    return [found[key] for key in sorted(found)]


def _denies(fact: Fact, denial: Claim, claims: Sequence[Claim]) -> bool:
    return any(_contradict(fact, denial, claim) for claim in claims if claim.source_id != denial.source_id)


def _key(claim: Claim) -> str:
    """The identity of a member: its reference, or its text."""
    parts = sorted((claim.value or {}).items())
    return "\n".join(f"{name} {folded(part) if name == 'text' else part}" for name, part in parts)
