"""Filters of lists beyond single columns: by time, conflict, kind, state, source and country."""

from abc import ABC, abstractmethod
from typing import ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Field, Q, QuerySet

from relations.admin.forms.reference import NamedAutocompleteSelect
from relations.errors import InvalidPeriod
from relations.models import KINDS, RECORDS, Claim, Country, Publication, Visit
from relations.models.about import About
from relations.queries.paging.windows import Window, window
from relations.queries.relation.participants import COUNTRY_PATHS, involving

POSSIBLE, CERTAIN, UNDATED = "possible", "certain", "undated"


class FormListFilter(admin.ListFilter):
    """A filter with a form to fill in instead of links. Subclasses name its parameters."""

    parameters: ClassVar[tuple[str, ...]] = ()
    error = ""

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.model, self.model_admin = model, model_admin
        for name in self.parameters:
            if name in params:
                self.used_parameters[name] = params.pop(name)[-1].strip()

    def expected_parameters(self):
        return list(self.parameters)

    def has_output(self):
        return True

    def value_of(self, name: str) -> str:
        """The value of a parameter; empty if it is not in the URL."""
        return self.used_parameters.get(name, "")

    def choices(self, changelist):
        """The other parameters of the list: the form submits them unchanged."""
        return [pair for pair in changelist.params.items() if pair[0] not in self.parameters]


class PeriodListFilter(FormListFilter):
    """Rows whose period possibly or certainly overlaps some days, or rows without a period."""

    title = "time"
    template = "admin/relations/filters/period.html"
    parameters = ("since", "until", "match")
    matches = (
        (POSSIBLE, "Possibly in this time"),
        (CERTAIN, "Certainly in this time"),
        (UNDATED, "Without a date"),
    )

    def has_output(self):
        return bool(self.model.date_field)

    @property
    def since(self) -> str:
        """The first day, month or year."""
        return self.value_of("since")

    @property
    def until(self) -> str:
        """The last day, month or year."""
        return self.value_of("until")

    @property
    def match(self) -> str:
        """How to read periods that are uncertain."""
        return self.value_of("match") or POSSIBLE

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        """The rows that match; none, with an error message, if the days are invalid."""
        period = self.model.date_field
        if self.match == UNDATED:
            return queryset.filter(**{f"{period}__isnull": True})
        try:
            requested = window(self.since, self.until)
        except InvalidPeriod as error:
            self.error = error.message
            return queryset.none()
        return queryset if requested.is_unlimited else queryset.filter(self.condition(requested, period))

    def condition(self, requested: Window, period: str) -> Q:
        """The condition on the period."""
        return requested.certain(period) if self.match == CERTAIN else requested.possible(period)


class ConflictListFilter(admin.SimpleListFilter):
    """Records on which sources disagree, or on which they do not."""

    title, parameter_name = "conflict", "conflict"

    def lookups(self, request, model_admin):
        return [("yes", "With conflicts"), ("no", "Without conflicts")]

    def queryset(self, request, queryset):
        conditions = {"yes": Q(conflict_count__gt=0), "no": Q(conflict_count=0)}
        return queryset.filter(conditions.get(self.value(), Q()))


class KindListFilter(admin.SimpleListFilter):
    """Claims, revisions and proposals about one kind of record."""

    title, parameter_name = "kind of record", "noun"

    def lookups(self, request, model_admin):
        nouns = RECORDS if issubclass(model_admin.model, About) else KINDS
        return [(noun, model._meta.verbose_name_plural.capitalize()) for noun, model in nouns.items()]

    def queryset(self, request, queryset):
        return queryset.filter(noun__in=KINDS.keys() & {self.value()}) if self.value() else queryset


class StateListFilter(admin.SimpleListFilter):
    """Revisions by the editorial state of the record after them."""

    title, parameter_name = "editorial state", "publication"

    def lookups(self, request, model_admin):
        return Publication.choices

    def queryset(self, request, queryset):
        known = {self.value()}.intersection(Publication.values)
        return queryset.filter(publication__in=known) if self.value() else queryset


class AutocompleteListFilter(FormListFilter, ABC):
    """Rows related to one source or country, chosen from an autocomplete. `field` refers to its model."""

    template = "admin/relations/filters/autocomplete.html"
    field: ClassVar[Field]

    @classmethod
    def widget(cls, name: str) -> NamedAutocompleteSelect:
        """The autocomplete, without a choice."""
        attrs = {"id": f"filter-{name}", "data-placeholder": "Type to search", "aria-label": name}
        select = NamedAutocompleteSelect(cls.field, admin.site, attrs=attrs)
        known = cls.field.related_model._default_manager.all()
        return forms.ModelChoiceField(known, widget=select, required=False).widget

    @property
    def name(self) -> str:
        """The name of the parameter."""
        return self.parameters[0]

    @property
    def key(self) -> str:
        """The primary key of what is chosen."""
        return self.value_of(self.name)

    def input(self) -> str:
        """The autocomplete as HTML, with what is chosen."""
        return self.widget(self.name).render(self.name, None if self.error else self.key or None)

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        """The rows that match; none, with an error message, if what is chosen does not exist."""
        if not self.key:
            return queryset
        known = self.field.related_model._default_manager
        if not self.is_key or not known.filter(pk=self.key).exists():
            self.error = f"There is no {self.title} {self.key[:80]!r}. Type a part of its name and choose it."
            return queryset.none()
        return self.filtered(queryset)

    @property
    def is_key(self) -> bool:
        """Whether the parameter has the form of a primary key: a code of letters and digits, or a number."""
        is_code = issubclass(self.field.related_model, Country)
        return self.key.isalnum() if is_code else self.key.isdecimal()

    @abstractmethod
    def filtered(self, queryset: QuerySet) -> QuerySet:
        """The rows that are related to what is chosen."""


class SourceListFilter(AutocompleteListFilter):
    """Records with claims of a source."""

    title, parameters = "source", ("source",)
    field = Claim._meta.get_field("source")

    def filtered(self, queryset: QuerySet) -> QuerySet:
        claims = Claim.objects.filter(source=self.key)
        if self.model is Claim:
            return queryset.filter(pk__in=claims)
        about = f"about_{self.model.noun()}"
        return queryset.filter(pk__in=claims.filter(**{f"{about}__isnull": False}).values(about))


class CountryListFilter(AutocompleteListFilter):
    """Records in which a country takes part, in any role."""

    title, parameters = "country", ("country",)
    field = Visit._meta.get_field("host")

    def has_output(self):
        return self.model.noun() in COUNTRY_PATHS

    def filtered(self, queryset: QuerySet) -> QuerySet:
        return involving(queryset, [self.key])
