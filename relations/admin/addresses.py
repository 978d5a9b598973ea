"""Where things are shown on the desk."""

from collections.abc import Iterable

from django.urls import reverse

from relations.models import KINDS
from relations.queries.record_facts import Mention


def address(kind: str, key: str) -> str:
    """The page of a record or of reference data, by its identifier."""
    return reverse(f"admin:relations_{KINDS[kind]._meta.model_name}_change", args=[key])


def lead_to(mentions: Iterable[Mention]) -> None:
    """Give each thing that is mentioned the address of its page."""
    for mention in mentions:
        mention.url = address(mention.kind, mention.key)
