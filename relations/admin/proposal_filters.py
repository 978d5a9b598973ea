"""How the review queue is narrowed: by state, by whose it is, and by the sources that are cited."""

from django.contrib import admin

from relations.admin.filters import FormListFilter, SourceListFilter
from relations.models import ProposalState, Source
from relations.queries.proposals import citing

ALL = "all"


class ProposalStateListFilter(admin.SimpleListFilter):
    """How far proposals have come; at first those that wait."""

    title, parameter_name = "state", "state"

    def lookups(self, request, model_admin):
        return [*ProposalState.choices, (ALL, "All")]

    @property
    def state(self) -> str:
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

    title, parameter_name = "whose it is", "whose"

    def lookups(self, request, model_admin):
        return [("others", "Others’"), ("mine", "Mine")]

    def queryset(self, request, queryset):
        name = request.user.get_username()
        narrowed = {"others": lambda: queryset.exclude(by=name), "mine": lambda: queryset.filter(by=name)}
        return narrowed.get(self.value(), lambda: queryset)()


class AuthorListFilter(FormListFilter):
    """Proposals of one account."""

    title, parameters = "author", ("by",)
    template = "admin/relations/filters/name.html"

    @property
    def author(self) -> str:
        return self.asked("by")

    def queryset(self, request, queryset):
        if "\x00" in self.author:
            return queryset.none()
        return queryset.filter(by=self.author) if self.author else queryset


class CitedSourceListFilter(SourceListFilter):
    """Proposals whose claims a source makes."""

    def narrowed(self, queryset):
        return citing(queryset, Source.objects.get(pk=self.key).slug)
