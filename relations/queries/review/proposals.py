"""Queries on proposals."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from relations.documents.document import Document
from relations.models import RECORDS, Proposal, ProposalState, Publication, Revision, RevisionKind
from relations.queries.comparison.difference import Difference, difference
from relations.queries.history.revisions import document_after, revisions, writers

MOST_COUNTED = 1000
KEPT = ("id", "publication", "merged_into")  # what restoring leaves as it is


def proposed(proposal: Proposal) -> Document:
    """The proposed document."""
    return Document(proposal.noun, proposal.key, json.loads(proposal.document))


def published_before(proposal: Proposal) -> Document | None:
    """The published document that a proposal replaces; None if there is none.

    For a draft there is none: a published record never becomes a draft again.
    """
    if not proposal.base or proposal.action == RevisionKind.PUBLISH:
        return None
    found = Revision.objects.filter(noun=proposal.noun, key=proposal.key, number=proposal.base).first()
    return document_after(found) if found else None


def change(proposal: Proposal) -> Difference:
    """What a proposal would change for readers."""
    return difference(published_before(proposal), proposed(proposal))


def is_outdated(proposal: Proposal) -> bool:
    """Whether the record has changed since, so that the proposal can only be declined."""
    later = Revision.objects.filter(noun=proposal.noun)
    here = later.filter(key=proposal.key, number__gt=proposal.base)
    there = later.filter(key=proposal.other, number__gt=proposal.other_base or 0)
    if proposal.action == RevisionKind.MOVE:  # a draft that gets claims may be worked on meanwhile
        there = there.filter(publication=Publication.PUBLISHED)
    return here.exists() or (proposal.other is not None and there.exists())


def with_revision_now(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """The proposals with `revision_now`, the latest revision number of the record, or 0."""
    history = Revision.objects.filter(noun=OuterRef("noun"), key=OuterRef("key")).order_by("-number")
    return proposals.annotate(revision_now=Coalesce(history.values("number")[:1], Value(0)))


def wrote(proposal: Proposal, name: str) -> bool:
    """Whether an account made the proposal or, for a draft, wrote part of what would be published."""
    if proposal.by == name or proposal.action != RevisionKind.PUBLISH:
        return name in {proposal.by, *writers_of_restored(proposal)}
    history = Revision.objects.filter(noun=proposal.noun, key=proposal.key)
    published = history.filter(publication=Publication.PUBLISHED).order_by("-number").values("number")[:1]
    since = history.filter(number__gt=Coalesce(published, Value(0)), by=name)
    return since.exclude(action=RevisionKind.RETURN).exists()


def writers_of_restored(proposal: Proposal) -> set[str]:
    """The authors of the revision that a proposal restores, if it was never published."""
    if proposal.action != RevisionKind.RESTORE or proposal.noun not in RECORDS:
        return set()
    wanted = restored_fields(json.loads(proposal.document))
    for step in revisions(proposal.noun, proposal.key).reverse().iterator():
        if restored_fields(json.loads(step.document)) == wanted:
            return writers(proposal.noun, proposal.key, step.sequence)
    return set()


def restored_fields(data: dict[str, Any]) -> dict[str, Any]:
    """What restoring brings back of a document."""
    return {name: value for name, value in data.items() if name not in KEPT}


def waiting(name: str) -> tuple[int, int]:
    """The number of open proposals of others, and of an account's own: two bounded counts."""
    proposals = Proposal.objects.filter(state=ProposalState.OPEN).order_by()
    others, own = proposals.exclude(by=name), proposals.filter(by=name)
    return others[:MOST_COUNTED].count(), own[:MOST_COUNTED].count()


def citing(proposals: QuerySet[Proposal], slug: str) -> QuerySet[Proposal]:
    """The proposals whose document cites a source, found by its text."""
    place = f'"at":"{slug}'
    return proposals.filter(Q(document__contains=f"{place}#") | Q(document__contains=f'{place}"'))


@dataclass(frozen=True)
class Outline:
    """A proposal in a line: the fields it changes, and claims by what happens to them."""

    proposal: Proposal
    fields: list[str]
    claims: dict[str, int]


def outlines(found: Sequence[Proposal]) -> list[Outline]:
    """The outline of each proposal: one query."""
    corrections = [each for each in found if each.base and each.action != RevisionKind.PUBLISH]
    condition = Q(pk__in=[])
    for each in corrections:
        condition |= Q(noun=each.noun, key=each.key, number=each.base)
    before = {(step.noun, step.key, step.number): step for step in Revision.objects.filter(condition)}
    return [outline(each, before.get((each.noun, each.key, each.base))) for each in found]


def outline(proposal: Proposal, before: Revision | None) -> Outline:
    """The outline of a proposal against the published document."""
    changed = difference(document_after(before) if before else None, proposed(proposal))
    return Outline(
        proposal,
        [each.field for each in changed.fields],
        dict(Counter(each.change for each in changed.claims)),
    )
