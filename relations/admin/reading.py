"""What every page of the desk has in common as long as it only shows."""

from typing import ClassVar

from django.contrib import admin, messages
from django.contrib.admin.options import ShowFacets
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils.functional import cached_property

from relations.admin.change_list import ReadableLists
from relations.errors import InvalidSearch
from relations.models import SearchEntry
from relations.queries import search
from relations.values.search import Search

MOST_COUNTED = 10_000


class LimitedPaginator(Paginator):
    """Pages of the first rows of a long list: nothing is counted beyond them."""

    @cached_property
    def found(self) -> int:
        return self.object_list.order_by()[: MOST_COUNTED + 1].count()

    @property
    def is_cut(self) -> bool:
        """Whether there are more rows than it has pages for."""
        return self.found > MOST_COUNTED

    @property
    def count(self) -> int:
        return min(self.found, MOST_COUNTED)


class ReadingAdmin(ReadableLists, admin.ModelAdmin):
    """Shows rows to staff with the right to view them; nothing can be added, changed or deleted here.

    `searched` says which columns hold what search finds: by column the kind looked for (None: any), and
    whether the column holds keys (`key`) or whole keys (`record_key`).
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
        """The rows that are found as readers find them: case, diacritics and a typing error are forgiven."""
        if not search_term.strip():
            return queryset, False
        try:
            wanted = search.wanted(Search.parse(search_term))
        except InvalidSearch as error:
            messages.error(request, error.sentence)
            return queryset.none(), False
        found = Q()
        for column, (noun, key) in self.searched.items():
            entries = SearchEntry.objects.filter(noun=noun) if noun else SearchEntry.objects.all()
            found |= Q(**{f"{column}__in": search.entries(wanted, entries).values(key)})
        return queryset.filter(found), False
