"""The view set of offices."""

from relations.api.filters.office import OfficeFilter
from relations.api.views.writable import WritableViewSet
from relations.models import Office
from relations.representations.office import OfficeSerializer


class OfficeViewSet(WritableViewSet):
    """Posts in countries and organisations."""

    queryset = Office.objects.published()
    serializer_class = OfficeSerializer
    filterset_class = OfficeFilter
    orderings = WritableViewSet.orderings | {"title": "title"}
    default_ordering = "title"
