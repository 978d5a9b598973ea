"""Loading whole records in few queries: everything a document needs."""

from django.db import models
from django.db.models import Prefetch

from relations.documents.declaration import parts
from relations.documents.reference import KeyPart, KeysPart, OneOfPart, PairPart
from relations.documents.rows import RowsPart
from relations.models import Alias, Claim, Documented, Record


def loaded(model: type[Documented]) -> models.QuerySet[Documented]:
    """All records of a kind, each with everything its document shows."""
    records = shown(model)
    if not issubclass(model, Record):
        return records
    claims = Prefetch("claims", queryset=Claim.objects.select_related("source", "paragraph"))
    return records.select_related("merged_into").prefetch_related(claims)


def shown(model: type[Documented]) -> models.QuerySet[Documented]:
    """All records of a kind, each with everything its document shows except its claims."""
    prefetched = []
    for part in parts(model):
        if isinstance(part, KeysPart):
            prefetched.append(Prefetch(part.name))
        elif isinstance(part, RowsPart):
            rows = part.model._default_manager.select_related(*columns_of(part.model))
            prefetched.append(Prefetch(part.name, queryset=rows))
    prefetched += [Prefetch("aliases", queryset=Alias.objects.all()), Prefetch("external_ids")]
    return model._default_manager.select_related(*columns_of(model)).prefetch_related(*prefetched)


def columns_of(model: type[models.Model]) -> list[str]:
    """The foreign keys that a document of the model shows."""
    columns: list[str] = []
    for part in parts(model):
        if isinstance(part, KeyPart):
            columns.append(part.name)
        elif isinstance(part, PairPart):
            columns += part.columns
        elif isinstance(part, OneOfPart) and part.one_of:
            columns += [column for kind, column in part.one_of.columns.items() if kind != "words"]
    return columns
