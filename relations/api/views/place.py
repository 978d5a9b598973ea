"""Where places answer."""

from relations.api.filters.place import PlaceFilter
from relations.api.serializers.place import PlaceSerializer
from relations.api.views.reference import WrittenReferenceViewSet
from relations.models import Place


class PlaceViewSet(WrittenReferenceViewSet):
    """Cities, sites, waters and routes that records point at."""

    queryset = Place.objects.all()
    serializer_class = PlaceSerializer
    filterset_class = PlaceFilter
    orderings = WrittenReferenceViewSet.orderings | {"name": "name"}
    default_ordering = "id"
    path_parameters = {"id": ("Identifier of the place.", "hanoi")}
