"""How lists on the desk are narrowed beyond single columns: by time, by what is disputed, by who says so."""

from abc import ABC, abstractmethod
from typing import ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Field, Q, QuerySet

from relations.admin.reference_input import NamedAutocompleteSelect
from relations.errors import InvalidPeriod
from relations.models import KINDS, RECORDS, Claim, Country, Publication, Visit
from relations.models.about import About
from relations.models.period_field import PeriodField
from relations.queries.sides import SIDES, involving
from relations.queries.windows import Window, window

POSSIBLE, CERTAIN, UNDATED = "possible", "certain", "undated"


def dated_by(model: type) -> str | None:
    """The period by which rows of a model are dated; None if they have none."""
    return next((field.name for field in model._meta.fields if isinstance(field, PeriodField)), None)


class FormListFilter(admin.ListFilter):
    """A filter that is filled in rather than chosen from a list. Subclasses name its parameters."""

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

    def asked(self, name: str) -> str:
        return self.used_parameters.get(name, "")

    def choices(self, changelist):
        """The other parameters of the list, which the form of this filter sends along."""
        return [pair for pair in changelist.params.items() if pair[0] not in self.parameters]


class PeriodListFilter(FormListFilter):
    """Rows whose period touches a window of days, possibly or certainly; or those that nobody dates."""

    title = "time"
    template = "admin/relations/filters/period.html"
    parameters = ("since", "until", "match")
    matches = (
        (POSSIBLE, "possibly then"),
        (CERTAIN, "certainly then"),
        (UNDATED, "undated"),
    )

    def has_output(self):
        return dated_by(self.model) is not None

    @property
    def since(self) -> str:
        return self.asked("since")

    @property
    def until(self) -> str:
        return self.asked("until")

    @property
    def match(self) -> str:
        return self.asked("match") or POSSIBLE

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        period = dated_by(self.model)
        if self.match == UNDATED:
            return queryset.filter(**{f"{period}__isnull": True})
        try:
            asked = window(self.since, self.until)
        except InvalidPeriod as error:
            self.error = error.sentence
            return queryset.none()
        return queryset if asked.is_unlimited else queryset.filter(self.condition(asked, period))

    def condition(self, asked: Window, period: str) -> Q:
        return asked.certain(period) if self.match == CERTAIN else asked.possible(period)


class ConflictListFilter(admin.SimpleListFilter):
    """Records on which sources disagree, or agree."""

    title, parameter_name = "conflict", "conflict"

    def lookups(self, request, model_admin):
        return [("yes", "In conflict"), ("no", "Without conflict")]

    def queryset(self, request, queryset):
        conditions = {"yes": Q(conflict_count__gt=0), "no": Q(conflict_count=0)}
        return queryset.filter(conditions.get(self.value(), Q()))


class KindListFilter(admin.SimpleListFilter):
    """What is said of one kind of records, or done to it."""

    title, parameter_name = "kind", "noun"

    def lookups(self, request, model_admin):
        nouns = RECORDS if issubclass(model_admin.model, About) else KINDS
        return [(noun, model._meta.verbose_name_plural.capitalize()) for noun, model in nouns.items()]

    def queryset(self, request, queryset):
        return queryset.filter(noun__in=KINDS.keys() & {self.value()}) if self.value() else queryset


class StateListFilter(admin.SimpleListFilter):
    """Steps of the history by the state that they led to."""

    title, parameter_name = "publication", "publication"

    def lookups(self, request, model_admin):
        return Publication.choices

    def queryset(self, request, queryset):
        known = {self.value()}.intersection(Publication.values)
        return queryset.filter(publication__in=known) if self.value() else queryset


class AutocompleteListFilter(FormListFilter, ABC):
    """Rows that have to do with one thing, which is found by typing. `field` leads to its kind."""

    template = "admin/relations/filters/autocomplete.html"
    field: ClassVar[Field]

    @classmethod
    def widget(cls, name: str) -> NamedAutocompleteSelect:
        attrs = {"id": f"filter-{name}", "data-placeholder": "Type to find", "aria-label": name}
        select = NamedAutocompleteSelect(cls.field, admin.site, attrs=attrs)
        known = cls.field.related_model._default_manager.all()
        return forms.ModelChoiceField(known, widget=select, required=False).widget

    @property
    def name(self) -> str:
        return self.parameters[0]

    @property
    def key(self) -> str:
        return self.asked(self.name)

    def input(self) -> str:
        """The input, with what is chosen."""
        return self.widget(self.name).render(self.name, None if self.error else self.key or None)

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        if not self.key:
            return queryset
        known = self.field.related_model._default_manager
        if not self.is_key or not known.filter(pk=self.key).exists():
            self.error = f"There is no {self.title} {self.key[:80]!r}. Type a part of its name and choose it."
            return queryset.none()
        return self.narrowed(queryset)

    @property
    def is_key(self) -> bool:
        """Whether it has the form of a key: a code, or a number."""
        is_code = issubclass(self.field.related_model, Country)
        return self.key.isalnum() if is_code else self.key.isdecimal()

    @abstractmethod
    def narrowed(self, queryset: QuerySet) -> QuerySet:
        """The rows that have to do with what was chosen."""


class SourceListFilter(AutocompleteListFilter):
    """Records about which a source says something."""

    title, parameters = "source", ("source",)
    field = Claim._meta.get_field("source")

    def narrowed(self, queryset: QuerySet) -> QuerySet:
        claims = Claim.objects.filter(source=self.key)
        if self.model is Claim:
            return queryset.filter(pk__in=claims)
        about = f"about_{self.model.noun()}"
        return queryset.filter(pk__in=claims.filter(**{f"{about}__isnull": False}).values(about))


class CountryListFilter(AutocompleteListFilter):
    """Records in which a country takes part, on whichever side."""

    title, parameters = "country", ("country",)
    field = Visit._meta.get_field("host")

    def has_output(self):
        return self.model.noun() in SIDES

    def narrowed(self, queryset: QuerySet) -> QuerySet:
        return involving(queryset, [self.key])
