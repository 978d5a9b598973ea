"""A proposal for reviewers: its changes, its effects, and whether it is outdated."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from relations.documents.claim import fact_members, stored_value
from relations.documents.document import Document
from relations.models import Claim, Proposal, ProposalState, Record, Source
from relations.models.claim import WHOLE_RECORD
from relations.queries.comparison.difference import Difference, difference
from relations.queries.comparison.difference_reading import DifferenceReading, difference_reading
from relations.queries.evidence.assessment import Fact, uncited_facts
from relations.queries.evidence.context import Context
from relations.queries.history import revisions
from relations.queries.review import proposals
from relations.values.comparison import Standing

# What other facts are compared with.
COMPARED_WITH = {"aliases", "status_history"}


@dataclass
class ProposalReading:
    """What a proposal changes while it is open, and what happened to the record since, if it is outdated."""

    difference: DifferenceReading
    is_outdated: bool
    new_conflicts: list[str] = field(default_factory=list)
    uncited_facts: list[str] = field(default_factory=list)
    since: DifferenceReading | None = None


def proposal_reading(proposal: Proposal, number: int = 1) -> ProposalReading:
    """A proposal with `revision_now`, with a page of the claims that it changes: at most six queries."""
    before, after = proposals.published_before(proposal), proposals.proposed(proposal)
    changed = difference(before, after)
    read = difference_reading(after.model, changed, number)
    found = ProposalReading(read, is_outdated=record_has_changed(proposal))
    if proposal.state != ProposalState.OPEN:
        return found
    if found.is_outdated:
        found.since = since(before, proposal)
    elif issubclass(after.model, Record):
        found.new_conflicts = new_conflicts(before, after, changed)
        found.uncited_facts = uncited_facts(after)
    return found


def record_has_changed(proposal: Proposal) -> bool:
    """Whether the record, or the other record of the proposal, is at another revision now."""
    if proposal.revision_now != proposal.base:
        return True
    return proposal.other is not None and proposals.is_outdated(proposal)


def since(before: Document | None, proposal: Proposal) -> DifferenceReading | None:
    """What others changed since the revision of the proposal; None if the record is gone."""
    latest = revisions.latest(proposal.noun, proposal.key)
    if latest is None:
        return None
    now = revisions.document_after(latest)
    return difference_reading(now.model, difference(before, now))


def new_conflicts(before: Document | None, after: Document, changed: Difference) -> list[str]:
    """The facts that would be in new conflicts, among those that change: at most three queries."""
    facts = touched(after, changed)
    documents = [(document, claims_of(document, facts)) for document in (before, after) if document]
    context = Context.from_values(
        value for document, claims in documents for value in values(document, facts, claims)
    )
    *known, found = [conflicting_facts(document, facts, claims, context) for document, claims in documents]
    return [fact for fact in found if not known or fact not in known[0]]


def touched(document: Document, changed: Difference) -> list[str]:
    """The facts that a change may bring into conflict."""
    fields = {each.field for each in changed.fields}
    cited = {(each.after or each.before or {})["fact"] for each in changed.claims}
    return [fact for fact in document.model.facts if fields & COMPARED_WITH or fact in fields | cited]


def claims_of(document: Document, facts: Iterable[str]) -> list[Claim]:
    """The live claims of a document on some facts, as unsaved rows."""
    return [
        Claim(
            fact=fact,
            value=stored_value(document.model, fact, claim.get("value")),
            modality=claim.get("modality", "reported"),
            negated=claim.get("negated") == "true",
            source=Source(slug=claim["at"].partition("#")[0]),
        )
        for fact, claim in document.claims
        if fact in facts and fact != WHOLE_RECORD and "deprecated" not in claim
    ]


def values(document: Document, facts: Iterable[str], claims: Iterable[Claim]) -> list[Any]:
    """All typed values that are compared."""
    own = [value for fact in facts for value in fact_members(document.model, fact, document.data)]
    return [*own, *(claim.value for claim in claims)]


def conflicting_facts(
    document: Document, facts: Iterable[str], claims: list[Claim], context: Context
) -> list[str]:
    """The facts on which claims contradict the document or each other."""
    found = []
    for name in facts:
        fact, cited = Fact(document, name, context), [claim for claim in claims if claim.fact == name]
        if Standing.CONTRADICTS in map(fact.standing, cited) or fact.is_contested(cited):
            found.append(name)
    return found
