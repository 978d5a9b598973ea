"""URLs of records in the admin."""

from collections.abc import Iterable

from django.urls import reverse

from relations.models import KINDS
from relations.queries.curation.record_facts import Mention


def record_url(kind: str, key: str) -> str:
    """The URL of the admin page of a record or of reference data, found by its identifier."""
    return reverse(f"admin:relations_{KINDS[kind]._meta.model_name}_change", args=[key])


def add_mention_urls(mentions: Iterable[Mention]) -> None:
    """Set `url` of each mention to the admin page of what it mentions."""
    for mention in mentions:
        mention.url = record_url(mention.kind, mention.key)
