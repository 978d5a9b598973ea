"""A conflict for curators: what each source states, in which words, and the value chosen."""

from dataclasses import dataclass

from relations.documents.claim import fact_members
from relations.models import RECORDS, Claim, Conflict
from relations.queries.curation.record_facts import DisplayedValue, Mention, displayed_value, with_names
from relations.queries.curation.source_reading import words_at
from relations.queries.evidence.independent_sources import origins
from relations.queries.evidence.readings import Reading, readings
from relations.values.text.printed import stretches

MOST_CLAIMS = 200


@dataclass(frozen=True)
class ConflictReading:
    """A fact on which claims conflict.

    Its claims have `displayed` (their value) and `stretches` (the text).
    """

    chosen: list[DisplayedValue]
    readings: list[Reading]
    deprecated: list[Claim]
    is_cut: bool

    @property
    def claims(self) -> list[Claim]:
        """All claims that it shows."""
        return [claim for reading in self.readings for claim in reading.claims] + self.deprecated

    @property
    def mentions(self) -> list[Mention]:
        """Everything that the values refer to."""
        values = [*self.chosen, *(claim.displayed for claim in self.claims if claim.displayed)]
        return [mention for value in values for mention in value.mentions]


def conflict_reading(conflict: Conflict) -> ConflictReading:
    """The readings of a conflict, published or not.

    Three queries, and one for each step from a repeat to its origin.
    """
    claims = Claim.objects.filter(record_key=conflict.record_key, fact=conflict.fact).with_sources()
    found = list(claims.order_by("source__slug", "paragraph__position", "id")[: MOST_CLAIMS + 1])
    model = RECORDS[conflict.noun]
    values = fact_members(model, conflict.fact, {conflict.fact: conflict.chosen})
    chosen = [displayed for value in values if (displayed := displayed_value(value))]
    words = words_at(found)
    for claim in found:
        claim.displayed = displayed_value(claim.value)
        text = claim.paragraph and words.get((claim.source_id, claim.paragraph.position))
        claim.stretches = stretches(text, [claim.printed]) if text else []
    with_names([*chosen, *(claim.displayed for claim in found if claim.displayed)])
    live = [claim for claim in found[:MOST_CLAIMS] if claim.is_live]
    deprecated = [claim for claim in found[:MOST_CLAIMS] if not claim.is_live]
    independent_sources = readings(live, origins(claim.source for claim in live))
    return ConflictReading(chosen, independent_sources, deprecated, len(found) > MOST_CLAIMS)
