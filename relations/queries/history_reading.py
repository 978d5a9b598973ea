"""The history of a record as people read it: who, when and why, and what each step changed."""

import json
from dataclasses import dataclass

from relations.documents.document import Document
from relations.models import KINDS, Revision
from relations.queries.difference import difference
from relations.queries.difference_reading import CLAIMS, DifferenceReading, read_claim, read_field
from relations.queries.history import document_after, steps
from relations.queries.paging import Page
from relations.queries.record_facts import with_names

STEPS = 10  # on a page


@dataclass
class ReadStep:
    """One step of a history, with what it changed; of very many claims the first."""

    revision: Revision
    difference: DifferenceReading

    @property
    def more(self) -> int:
        """How many changed claims are not shown."""
        return self.difference.claim_count - len(self.difference.claims)


def history_reading(noun: str, key: str, number: int) -> tuple[list[ReadStep], bool]:
    """A page of the steps of one record, latest first, and whether there are more: few queries."""
    start = (number - 1) * STEPS
    found = list(steps(noun, key).reverse()[start : start + STEPS + 1])
    read = [ReadStep(revision, changed(revision)) for revision in found[:STEPS]]
    with_names(shown for step in read for shown in step.difference.values)
    return read, len(found) > STEPS


def changed(revision: Revision) -> DifferenceReading:
    """What a step changed, nothing of it named yet; of what is redacted, nothing is told."""
    if revision.is_redacted:
        return DifferenceReading([], [], Page(1, 1), 0)
    before = revision.before and Document(revision.noun, revision.key, json.loads(revision.before))
    found = difference(before, document_after(revision))
    model = KINDS[revision.noun]
    fields = [read_field(model, each, found.places) for each in found.fields]
    claims = [read_claim(model, each) for each in found.claims[:CLAIMS]]
    return DifferenceReading(fields, claims, Page(1, 1), len(found.claims))
