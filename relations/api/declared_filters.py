"""The filters of a list, as the framework asks for them."""

from typing import Any

from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.request import Request


class DeclaredFilters(DjangoFilterBackend):
    """Narrows a list by the filters that StrictParameters read and found right."""

    def filter_queryset(self, request: Request, queryset: Any, view: Any) -> Any:
        if view.filterset is None:
            return queryset
        view.filterset.queryset = queryset
        return view.filterset.qs
