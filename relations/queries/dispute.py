"""A conflict as curators read it: what each source says, in which words, and what was chosen."""

from dataclasses import dataclass

from relations.documents.claim import fact_members
from relations.models import RECORDS, Claim, Conflict
from relations.queries.conflict_readings import Reading, readings
from relations.queries.record_facts import Mention, Shown, typed_shown, with_names
from relations.queries.source_reading import words_at
from relations.queries.voices import origins
from relations.values.printed import stretches

MOST_CLAIMS = 200


@dataclass(frozen=True)
class Dispute:
    """A fact on which sources disagree. Its claims have `shown` and `stretches`: value and words."""

    chosen: list[Shown]
    readings: list[Reading]
    deprecated: list[Claim]
    is_cut: bool

    @property
    def claims(self) -> list[Claim]:
        """Every claim that it shows."""
        return [claim for reading in self.readings for claim in reading.claims] + self.deprecated

    @property
    def mentions(self) -> list[Mention]:
        """Everything that it refers to."""
        values = [*self.chosen, *(claim.shown for claim in self.claims if claim.shown)]
        return [mention for shown in values for mention in shown.mentions]


def dispute(conflict: Conflict) -> Dispute:
    """The readings of a conflict, also of one that readers do not see: three queries,
    and one for each step from a repeat to its origin."""
    claims = Claim.objects.filter(record_key=conflict.record_key, fact=conflict.fact).with_sources()
    found = list(claims.order_by("source__slug", "paragraph__position", "id")[: MOST_CLAIMS + 1])
    model = RECORDS[conflict.noun]
    values = fact_members(model, conflict.fact, {conflict.fact: conflict.chosen})
    chosen = [shown for value in values if (shown := typed_shown(value))]
    words = words_at(found)
    for claim in found:
        claim.shown = typed_shown(claim.value)
        text = claim.paragraph and words.get((claim.source_id, claim.paragraph.position))
        claim.stretches = stretches(text, [claim.printed]) if text else []
    with_names([*chosen, *(claim.shown for claim in found if claim.shown)])
    live = [claim for claim in found[:MOST_CLAIMS] if claim.is_live]
    deprecated = [claim for claim in found[:MOST_CLAIMS] if not claim.is_live]
    voices = readings(live, origins(claim.source for claim in live))
    return Dispute(chosen, voices, deprecated, len(found) > MOST_CLAIMS)
