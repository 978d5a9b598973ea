"""The history of a record for people: who, when and why, and what each revision changed."""

import json
from dataclasses import dataclass

from relations.documents.document import Document
from relations.models import KINDS, Revision
from relations.queries.comparison.difference import difference
from relations.queries.comparison.difference_reading import CLAIMS, DifferenceReading, read_claim, read_field
from relations.queries.curation.record_facts import with_names
from relations.queries.history.revisions import document_after, steps
from relations.queries.paging.page_numbers import Page

STEPS = 10  # on a page


@dataclass
class ReadStep:
    """One revision and its changes; at most a page of claims."""

    revision: Revision
    difference: DifferenceReading

    @property
    def more(self) -> int:
        """The number of changed claims that are not shown."""
        return self.difference.claim_count - len(self.difference.claims)


def history_reading(noun: str, key: str, number: int) -> tuple[list[ReadStep], bool]:
    """A page of the revisions of one record, latest first, and whether there are more."""
    start = (number - 1) * STEPS
    found = list(steps(noun, key).reverse()[start : start + STEPS + 1])
    read = [ReadStep(revision, changed(revision)) for revision in found[:STEPS]]
    with_names(value for step in read for value in step.difference.values)
    return read, len(found) > STEPS


def changed(revision: Revision) -> DifferenceReading:
    """The changes of a revision without names; empty if it is redacted."""
    if revision.is_redacted:
        return DifferenceReading([], [], Page(1, 1), 0)
    before = revision.before and Document(revision.noun, revision.key, json.loads(revision.before))
    found = difference(before, document_after(revision))
    model = KINDS[revision.noun]
    fields = [read_field(model, each, found.places) for each in found.fields]
    claims = [read_claim(model, each) for each in found.claims[:CLAIMS]]
    return DifferenceReading(fields, claims, Page(1, 1), len(found.claims))
