"""Previews: what a change would do, which conflicts it would add, and which facts lack a claim."""

from dataclasses import dataclass

from relations.actions.outcome import Outcome
from relations.admin.links import add_mention_urls
from relations.documents.document import Document
from relations.queries.comparison.difference import difference
from relations.queries.comparison.difference_reading import DifferenceReading, difference_reading
from relations.queries.curation.record_facts import Fact
from relations.queries.evidence.preview import standings


@dataclass(frozen=True)
class Preview:
    """The effects of a change: fields and claims that differ, facts with new conflicts or without a claim."""

    difference: DifferenceReading
    new_conflicts: list[str]
    uncited_facts: list[str]


def preview(outcome: Outcome, page: int = 1) -> Preview:
    """The effects of a dry run as text, with one page of the claims that change."""
    found = difference_reading(outcome.after.model, difference(outcome.before, outcome.after), page)
    add_mention_urls(found.mentions)
    return Preview(found, outcome.new_conflicts, outcome.uncited_facts)


def update_standings(facts: list[Fact], document: Document) -> None:
    """Set the standing of the claims on some facts to what it would be for another document."""
    claims = [claim for fact in facts for claim in fact.claims]
    for claim in claims:
        claim.former_standing = claim.get_standing_display()
    found = standings(document, claims)
    for claim in claims:
        claim.standing = str(found.get(str(claim.pk), claim.standing))
