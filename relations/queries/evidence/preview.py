"""The standings of claims for a document that is not stored."""

from collections.abc import Iterable, Sequence

from relations.documents.claim import fact_members
from relations.documents.document import Document
from relations.models import Claim
from relations.queries.evidence.assessment import Fact
from relations.queries.evidence.context import Context
from relations.values.comparison import Standing


def standings(document: Document, claims: Sequence[Claim]) -> dict[str, Standing]:
    """The standing of each claim, by identifier: at most three queries."""
    facts = [claim.fact for claim in claims if claim.fact in document.model.facts]
    context = Context.from_values([*(claim.value for claim in claims), *members(document, facts)])
    return {
        str(claim.pk): Fact(document, claim.fact, context).standing(claim)
        for claim in claims
        if claim.fact in document.model.facts
    }


def members(document: Document, facts: Iterable[str]) -> list[dict[str, object] | None]:
    """The values of some facts of a document, as typed values."""
    return [each for fact in sorted(set(facts)) for each in fact_members(document.model, fact, document.data)]
