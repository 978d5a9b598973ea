"""The lists of records and reference data."""

from typing import ClassVar

from django.contrib import admin
from django.db.models import Value
from django.db.models.functions import Coalesce

from relations.admin.lists.calendar import steps
from relations.admin.lists.columns import column
from relations.admin.lists.duplicates import DuplicatesPage
from relations.admin.lists.filters import (
    ConflictListFilter,
    CountryListFilter,
    PeriodListFilter,
    SourceListFilter,
)
from relations.admin.pages.history import HistoryPage
from relations.admin.pages.identity import IdentityPage
from relations.admin.pages.record_actions import RecordActionsPage
from relations.models import RECORDS, REFERENCE_DATA, Country, Source
from relations.models.one_of import OneOf
from relations.values.period import OPEN_START

SORTABLE = ("slug", "code", "name", "title", "label", "publication", "updated_at")


def dated(name: str):
    """The column of a period, sorted by its first possible day; rows without a date come first."""

    @admin.display(description=name, ordering=Coalesce(f"{name}_starts_earliest", Value(OPEN_START)))
    def value(record):
        return getattr(record, name)

    return value


class DocumentedAdmin(DuplicatesPage, HistoryPage):
    """A kind of record or of reference data: its list, filters and search."""

    own: ClassVar[tuple[str, ...]] = ()  # columns that only this kind has
    state: ClassVar[tuple] = ("revision", "updated_at")

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self.period = model.date_field
        self.searched = {model.key_field: (model.noun(), "key")}
        columns = [dated(name) if name == self.period else name for name in model.list_columns]
        self.list_display = (model.key_field, *columns, *self.own, *self.state)
        self.sortable_by = [name for name in self.list_display if callable(name) or name in SORTABLE]
        self.list_select_related = list(self.related(model.list_columns))

    def related(self, names):
        """The foreign keys behind columns, to load with the rows."""
        keys = {field.name for field in self.model._meta.fields if field.many_to_one}
        for name in names:
            descriptor = getattr(self.model, name, None)
            columns = descriptor.columns.values() if isinstance(descriptor, OneOf) else [name]
            yield from keys.intersection(columns)

    @property
    def media(self):
        return super().media + SourceListFilter.widget("source").media

    def changelist_view(self, request, extra_context=None):
        response = super().changelist_view(request, extra_context)
        if self.period and "cl" in getattr(response, "context_data", {}):
            params = response.context_data["cl"].params
            since, until = params.get("since", ""), params.get("until", "")
            rows = self.model._default_manager.all()
            response.context_data["calendar"] = steps(rows, self.period, since, until)
        return response


class RecordAdmin(IdentityPage, RecordActionsPage, DocumentedAdmin):
    """A kind of record: its editorial state, and how many claims, sources and conflicts it has."""

    state = (
        "publication",
        column("claim_count", "Claims"),
        column("source_count", "Sources"),
        column("conflict_count", "Conflicts"),
        "updated_at",
    )
    list_filter = ("publication", ConflictListFilter, PeriodListFilter, SourceListFilter, CountryListFilter)


class ReferenceDataAdmin(DocumentedAdmin):
    """A kind of reference data."""


class CountryAdmin(ReferenceDataAdmin):
    """Countries are only read here: a reviewed file declares them."""

    def is_written(self, request) -> bool:
        return False


for model in RECORDS.values():
    if model is not Source:
        admin.site.register(model, RecordAdmin)
for model in REFERENCE_DATA.values():
    admin.site.register(model, CountryAdmin if model is Country else ReferenceDataAdmin)
