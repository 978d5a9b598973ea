"""Questions to what is proposed."""

import json

from relations.documents.document import Document
from relations.models import Deed, Proposal, Publication, Revision
from relations.queries.difference import Difference, difference
from relations.queries.history import document_after


def proposed(proposal: Proposal) -> Document:
    """The document as it shall be."""
    return Document(proposal.noun, proposal.key, json.loads(proposal.document))


def shown_before(proposal: Proposal) -> Document | None:
    """What readers would see another document instead of; None if they saw nothing yet."""
    history = Revision.objects.filter(noun=proposal.noun, key=proposal.key)
    if proposal.deed == Deed.PUBLISH:
        history = history.filter(publication=Publication.PUBLISHED)
    found = history.filter(number__lte=proposal.base).order_by("-number").first()
    return document_after(found) if found else None


def change(proposal: Proposal) -> Difference:
    """What it would change for readers."""
    return difference(shown_before(proposal), proposed(proposal))


def is_overtaken(proposal: Proposal) -> bool:
    """Whether the record has moved on since, so that it can only be declined."""
    later = Revision.objects.filter(noun=proposal.noun, key=proposal.key, number__gt=proposal.base)
    return later.exists()
