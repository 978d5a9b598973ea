"""Records and reference data on the desk."""

from typing import ClassVar

from django.contrib import admin
from django.db.models import Value
from django.db.models.functions import Coalesce

from relations.admin.calendar import steps
from relations.admin.deeds import DeedsPage, HistoryPage
from relations.admin.duplicates import DuplicatesPage
from relations.admin.filters import (
    ConflictListFilter,
    CountryListFilter,
    PeriodListFilter,
    SourceListFilter,
    dated_by,
)
from relations.admin.identity_page import IdentityPage
from relations.models import RECORDS, REFERENCE_DATA, Country, Source
from relations.models.one_of import OneOf
from relations.values.period import OPEN_START

COLUMNS: dict[str, tuple[str, ...]] = {
    "organisation": ("name", "abbreviation", "kind", "country"),
    "leader": ("name", "country"),
    "office": ("title", "function", "body"),
    "tenure": ("leader", "office", "period", "capacity"),
    "visit": ("guest", "host", "period", "kind", "status"),
    "meeting": ("title", "period", "format", "status"),
    "agreement": ("title", "kind", "signed", "status"),
    "statement": ("gist", "speaker", "kind", "period"),
    "trade_figure": ("exporter", "importer", "flow", "measure", "quantity", "period"),
    "investment_figure": ("investor", "host", "series", "measure", "quantity", "period"),
    "travel_figure": ("origin", "destination", "measure", "quantity", "period"),
    "partnership": ("label", "side_a", "side_b", "period", "status"),
    "source": ("title", "kind", "published"),
    "country": ("name", "kind", "alpha_2", "period"),
    "place": ("name", "kind", "country"),
    "topic": ("label", "parent"),
}
"""What the list of each kind shows of it, between its identifier and its state."""
SORTABLE = ("slug", "code", "name", "title", "label", "publication", "updated_at")


def counted(name: str, what: str):
    """The column of a derived count, under a short word."""

    @admin.display(description=what, ordering=name)
    def shown(record):
        return getattr(record, name)

    return shown


def dated(name: str):
    """The column of a period, sorted by its first possible day; what nobody dates comes first."""

    @admin.display(description=name, ordering=Coalesce(f"{name}_starts_earliest", Value(OPEN_START)))
    def shown(record):
        return getattr(record, name)

    return shown


class DocumentedAdmin(DuplicatesPage, HistoryPage):
    """A kind of record or of reference data: how it is listed, narrowed and found."""

    own: ClassVar[tuple[str, ...]] = ()  # columns that only this kind has
    state: ClassVar[tuple] = ("revision", "updated_at")

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self.period = dated_by(model)
        self.searched = {model.key_field: (model.noun(), "key")}
        shown = [dated(name) if name == self.period else name for name in COLUMNS[model.noun()]]
        self.list_display = (model.key_field, *shown, *self.own, *self.state)
        self.sortable_by = [name for name in self.list_display if callable(name) or name in SORTABLE]
        self.list_select_related = list(self.related(COLUMNS[model.noun()]))

    def related(self, names):
        """The foreign keys behind columns; one that holds one of several has them all."""
        keys = {field.name for field in self.model._meta.fields if field.many_to_one}
        for name in names:
            described = getattr(self.model, name, None)
            columns = described.columns.values() if isinstance(described, OneOf) else [name]
            yield from keys.intersection(columns)

    @property
    def media(self):
        return super().media + SourceListFilter.widget("source").media

    def changelist_view(self, request, extra_context=None):
        response = super().changelist_view(request, extra_context)
        if self.period and "cl" in getattr(response, "context_data", {}):
            asked = [response.context_data["cl"].params.get(name, "") for name in ("since", "until")]
            response.context_data["calendar"] = steps(self.model._default_manager.all(), self.period, *asked)
        return response


class RecordAdmin(IdentityPage, DeedsPage, DocumentedAdmin):
    """A kind of record: what it is called, its editorial state and what its claims amount to."""

    state = (
        "publication",
        counted("claim_count", "claims"),
        counted("source_count", "sources"),
        counted("conflict_count", "conflicts"),
        "updated_at",
    )
    list_filter = ("publication", ConflictListFilter, PeriodListFilter, SourceListFilter, CountryListFilter)


class ReferenceDataAdmin(DocumentedAdmin):
    """A kind of reference data."""


class CountryAdmin(ReferenceDataAdmin):
    """Countries: read here, and written in one reviewed file."""

    def is_written(self, request) -> bool:
        return False


for model in RECORDS.values():
    if model is not Source:
        admin.site.register(model, RecordAdmin)
for model in REFERENCE_DATA.values():
    admin.site.register(model, CountryAdmin if model is Country else ReferenceDataAdmin)
