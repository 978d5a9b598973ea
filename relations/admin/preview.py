"""What would come of a deed, for people: what changes, what sources would disagree on, what lacks a claim."""

from dataclasses import dataclass

from relations.actions.outcome import Outcome
from relations.admin.addresses import lead_to
from relations.documents.document import Document
from relations.queries.difference import difference
from relations.queries.difference_reading import DifferenceReading, difference_reading
from relations.queries.record_facts import Fact
from relations.queries.rehearsal import standings


@dataclass(frozen=True)
class Preview:
    """What would come of a deed."""

    difference: DifferenceReading
    new_conflicts: list[str]
    uncited_facts: list[str]


def preview(outcome: Outcome, page: int = 1) -> Preview:
    """What would come of it, in words, with a page of the claims that it touches."""
    found = difference_reading(outcome.after.model, difference(outcome.before, outcome.after), page)
    lead_to(found.mentions)
    return Preview(found, outcome.new_conflicts, outcome.uncited_facts)


def restand(facts: list[Fact], document: Document) -> None:
    """Let the claims beside some facts stand as they would to another document."""
    claims = [claim for fact in facts for claim in fact.claims]
    for claim in claims:
        claim.stood = claim.get_standing_display()
    found = standings(document, claims)
    for claim in claims:
        claim.standing = str(found.get(str(claim.pk), claim.standing))
