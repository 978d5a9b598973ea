"""Where offices answer."""

from relations.api.filters.office import OfficeFilter
from relations.api.serializers.office import OfficeSerializer
from relations.api.views.record import RecordViewSet
from relations.models import Office


class OfficeViewSet(RecordViewSet):
    """Posts in countries and organisations."""

    queryset = Office.objects.published()
    serializer_class = OfficeSerializer
    filterset_class = OfficeFilter
    orderings = RecordViewSet.orderings | {"title": "title"}
    default_ordering = "title"
    path_parameters = {"id": ("Identifier of the office.", "prime-minister-of-vietnam")}
