"""Questions to what is proposed."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from relations.documents.document import Document
from relations.models import RECORDS, Deed, Proposal, ProposalState, Publication, Revision
from relations.queries.difference import Difference, difference
from relations.queries.history import document_after, revisions, writers

MOST_COUNTED = 1000
KEPT = ("id", "publication", "merged_into")  # what restoring leaves as it is


def proposed(proposal: Proposal) -> Document:
    """The document as it shall be."""
    return Document(proposal.noun, proposal.key, json.loads(proposal.document))


def shown_before(proposal: Proposal) -> Document | None:
    """What readers would see another document instead of; None if they saw nothing yet.

    Of a draft they never did: what was published never becomes one again.
    """
    if not proposal.base or proposal.deed == Deed.PUBLISH:
        return None
    found = Revision.objects.filter(noun=proposal.noun, key=proposal.key, number=proposal.base).first()
    return document_after(found) if found else None


def change(proposal: Proposal) -> Difference:
    """What it would change for readers."""
    return difference(shown_before(proposal), proposed(proposal))


def is_overtaken(proposal: Proposal) -> bool:
    """Whether the record has moved on since, so that it can only be declined."""
    later = Revision.objects.filter(noun=proposal.noun)
    here = later.filter(key=proposal.key, number__gt=proposal.base)
    there = later.filter(key=proposal.other, number__gt=proposal.other_base or 0)
    if proposal.deed == Deed.MOVE:  # a draft that gets claims may be worked on meanwhile
        there = there.filter(publication=Publication.PUBLISHED)
    return here.exists() or (proposal.other is not None and there.exists())


def with_revision_now(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Each with `revision_now`, the number of the latest revision of its record; 0 where there is none."""
    history = Revision.objects.filter(noun=OuterRef("noun"), key=OuterRef("key")).order_by("-number")
    return proposals.annotate(revision_now=Coalesce(history.values("number")[:1], Value(0)))


def wrote(proposal: Proposal, name: str) -> bool:
    """Whether an account proposed it or, of a draft, had a hand in what readers would see."""
    if proposal.by == name or proposal.deed != Deed.PUBLISH:
        return name in {proposal.by, *writers_of_restored(proposal)}
    history = Revision.objects.filter(noun=proposal.noun, key=proposal.key)
    shown = history.filter(publication=Publication.PUBLISHED).order_by("-number").values("number")[:1]
    since = history.filter(number__gt=Coalesce(shown, Value(0)), by=name)
    return since.exclude(deed=Deed.RETURN).exists()


def writers_of_restored(proposal: Proposal) -> set[str]:
    """Who had written the step that a proposal brings back, if readers never saw that."""
    if proposal.deed != Deed.RESTORE or proposal.noun not in RECORDS:
        return set()
    wanted = said(json.loads(proposal.document))
    for step in revisions(proposal.noun, proposal.key).reverse().iterator():
        if said(json.loads(step.document)) == wanted:
            return writers(proposal.noun, proposal.key, step.sequence)
    return set()


def said(data: dict[str, Any]) -> dict[str, Any]:
    """What restoring brings back of a document."""
    return {name: value for name, value in data.items() if name not in KEPT}


def waiting(name: str) -> tuple[int, int]:
    """How many open proposals are of others than an account, and how many its own: two bounded counts."""
    proposals = Proposal.objects.filter(state=ProposalState.OPEN).order_by()
    others, own = proposals.exclude(by=name), proposals.filter(by=name)
    return others[:MOST_COUNTED].count(), own[:MOST_COUNTED].count()


def citing(proposals: QuerySet[Proposal], slug: str) -> QuerySet[Proposal]:
    """Those whose document has a claim of a source: a search for the place of a claim in its text."""
    place = f'"at":"{slug}'
    return proposals.filter(Q(document__contains=f"{place}#") | Q(document__contains=f'{place}"'))


@dataclass(frozen=True)
class Outline:
    """A proposal in a line: the fields that it would change, and the claims by what would happen to them."""

    proposal: Proposal
    fields: list[str]
    claims: dict[str, int]


def outlines(found: Sequence[Proposal]) -> list[Outline]:
    """What each of some proposals would change, in a line: one query."""
    corrections = [each for each in found if each.base and each.deed != Deed.PUBLISH]
    condition = Q(pk__in=[])
    for each in corrections:
        condition |= Q(noun=each.noun, key=each.key, number=each.base)
    before = {(step.noun, step.key, step.number): step for step in Revision.objects.filter(condition)}
    return [outline(each, before.get((each.noun, each.key, each.base))) for each in found]


def outline(proposal: Proposal, before: Revision | None) -> Outline:
    """A proposal in a line, against what readers see."""
    changed = difference(document_after(before) if before else None, proposed(proposal))
    return Outline(
        proposal,
        [each.field for each in changed.fields],
        dict(Counter(each.change for each in changed.claims)),
    )
