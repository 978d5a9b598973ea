"""The base class of views below the URL of one record: its claims, revisions and other parts."""

from typing import Any, ClassVar

from django.db.models import QuerySet

from relations.api.views import lookup
from relations.api.views.resource import ListViewSet
from relations.models import Documented


class SubresourceViewSet(ListViewSet):
    """A part of one record. `resource` is the view set of its kind, set where the URL is registered."""

    resource: ClassVar[Any] = None
    lookup_url_kwarg = "id"

    @property
    def queryset(self) -> QuerySet:
        return self.resource.queryset

    @property
    def lookup_field(self) -> str:
        return self.resource.lookup_field

    @property
    def path_parameters(self) -> dict[str, Any]:
        return self.resource.record_path_parameters()

    def record(self) -> Documented:
        """The published record. Raises Moved, Gone or NotFound."""
        return lookup.published_record(self, lookup.published(self.queryset.model))

    def current_record(self) -> Documented:
        """The record, whatever its editorial state. Raises Moved, Gone or NotFound."""
        return lookup.current_record(self)

    def exists(self) -> bool:
        return lookup.with_key(self, lookup.published(self.queryset.model)).exists()
