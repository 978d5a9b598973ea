"""Filters of the list of proposals: by state, author and cited source."""

from django.contrib import admin

from relations.admin.lists.filters import FormListFilter, SourceListFilter
from relations.models import ProposalState, Source
from relations.queries.review.proposals import citing

ALL = "all"


class ProposalStateListFilter(admin.SimpleListFilter):
    """Proposals in a state; without a choice, the open ones."""

    title, parameter_name = "state", "state"

    def lookups(self, request, model_admin):
        return [*ProposalState.choices, (ALL, "All")]

    @property
    def state(self) -> str:
        """The chosen state, or `all`."""
        return self.value() or ProposalState.OPEN

    def choices(self, changelist):
        for state, label in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: state})
            yield {"selected": self.state == state, "query_string": query, "display": label}

    def queryset(self, request, queryset):
        if self.state == ALL:
            return queryset
        return queryset.filter(state=self.state) if self.state in ProposalState.values else queryset.none()


class WhoseListFilter(admin.SimpleListFilter):
    """One's own proposals, or those of others."""

    title, parameter_name = "ownership", "whose"

    def lookups(self, request, model_admin):
        return [("others", "Other people’s"), ("mine", "Mine")]

    def queryset(self, request, queryset):
        name = request.user.get_username()
        filtered = {"others": lambda: queryset.exclude(by=name), "mine": lambda: queryset.filter(by=name)}
        return filtered.get(self.value(), lambda: queryset)()


class AuthorListFilter(FormListFilter):
    """Proposals by one account."""

    title, parameters = "author", ("by",)
    template = "admin/relations/filters/name.html"

    @property
    def author(self) -> str:
        """The name of the account."""
        return self.value_of("by")

    def queryset(self, request, queryset):
        if "\x00" in self.author:
            return queryset.none()
        return queryset.filter(by=self.author) if self.author else queryset


class CitedSourceListFilter(SourceListFilter):
    """Proposals with claims of a source."""

    def filtered(self, queryset):
        return citing(queryset, Source.objects.get(pk=self.key).slug)
