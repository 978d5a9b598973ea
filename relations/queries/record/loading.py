"""Loading complete records in few queries, for documents. For responses see prefetching.py."""

from collections.abc import Iterator

from django.db import models
from django.db.models import Prefetch

from relations.documents.declaration import parts
from relations.documents.parts.reference import KeyPart, KeysPart, OneOfPart, PairPart
from relations.documents.parts.rows import RowsPart
from relations.models import Alias, Claim, Documented, Record


def loaded(model: type[Documented]) -> models.QuerySet[Documented]:
    """All records of a kind, each with everything in its document."""
    prefetched = [*lists_of(model), Prefetch("aliases", Alias.objects.all()), Prefetch("external_ids")]
    records = model._default_manager.select_related(*columns_of(model)).prefetch_related(*prefetched)
    if not issubclass(model, Record):
        return records
    claims = Prefetch("claims", queryset=Claim.objects.select_related("source", "paragraph"))
    return records.select_related("merged_into").prefetch_related(claims)


def lists_of(model: type[Documented]) -> Iterator[Prefetch]:
    """The lists in the document of a kind."""
    for part in parts(model):
        if isinstance(part, KeysPart):
            yield Prefetch(part.name)
        elif isinstance(part, RowsPart):
            rows = part.model._default_manager.select_related(*columns_of(part.model))
            yield Prefetch(part.name, queryset=rows)


def columns_of(model: type[models.Model]) -> list[str]:
    """The foreign keys in the document of a kind."""
    columns: list[str] = []
    for part in parts(model):
        if isinstance(part, KeyPart):
            columns.append(part.name)
        elif isinstance(part, PairPart):
            columns += part.columns
        elif isinstance(part, OneOfPart) and part.one_of:
            columns += [column for kind, column in part.one_of.columns.items() if kind != "words"]
    return columns
