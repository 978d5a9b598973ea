"""Countries, places and topics: list, detail and history."""

from typing import ClassVar

from relations.api.views.grouped import GroupedViewSet
from relations.api.views.history import HistoryViewSet
from relations.api.views.written import WrittenViewSet


class ReferenceViewSet(GroupedViewSet, HistoryViewSet):
    """A kind of reference data. Subclasses give queryset, serializer_class and filterset_class."""

    lookup_field = "slug"
    unique = "slug"
    orderings: ClassVar[dict[str, str | tuple[str, ...]]] = {"id": "slug", "updated_at": "updated_at"}


class WrittenReferenceViewSet(WrittenViewSet, ReferenceViewSet):
    """A kind of reference data that curators propose. Countries come from one reviewed file instead."""
