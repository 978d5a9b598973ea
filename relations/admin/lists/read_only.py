"""Lists and pages that only display rows: limited pagination, and the search that readers have."""

from typing import ClassVar

from django.contrib import admin, messages
from django.contrib.admin.options import ShowFacets
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils.functional import cached_property

from relations.admin.lists.change_list import NulSafeLists
from relations.errors import InvalidSearch
from relations.models import SearchEntry
from relations.queries.search import matching
from relations.values.search import Search

MOST_COUNTED = 10_000


class LimitedPaginator(Paginator):
    """Pages over the first 10,000 rows of a list: counting more would be slow."""

    @cached_property
    def found(self) -> int:
        """The number of rows, or one more than the limit."""
        return self.object_list.order_by()[: MOST_COUNTED + 1].count()

    @property
    def is_cut(self) -> bool:
        """Whether the list has more rows than the pages show."""
        return self.found > MOST_COUNTED

    @property
    def count(self) -> int:
        """The number of rows that the pages show."""
        return min(self.found, MOST_COUNTED)


class ReadOnlyAdmin(NulSafeLists, admin.ModelAdmin):
    """Shows rows to staff with the right to view them. Nothing can be added, changed or deleted here.

    `searched` maps each column to search in to the kind of record it names (None: any kind) and to what
    it holds: identifiers (`key`), or kinds with identifiers (`record_key`).
    """

    list_per_page = 50
    list_max_show_all = 0
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    paginator = LimitedPaginator
    searched: ClassVar[dict[str, tuple[str | None, str]]] = {}

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_search_fields(self, request):
        return list(self.searched)

    def get_search_results(self, request, queryset, search_term):
        """The rows about records that the public search finds: it ignores case, diacritics and one typo."""
        if not search_term.strip():
            return queryset, False
        try:
            wanted = matching.wanted(Search.parse(search_term))
        except InvalidSearch as error:
            messages.error(request, error.message)
            return queryset.none(), False
        found = Q()
        for column, (noun, key) in self.searched.items():
            entries = SearchEntry.objects.filter(noun=noun) if noun else SearchEntry.objects.all()
            found |= Q(**{f"{column}__in": matching.entries(wanted, entries).values(key)})
        return queryset.filter(found), False
