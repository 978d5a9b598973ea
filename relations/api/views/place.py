"""Where places answer."""

from relations.api.filters.place import PlaceFilter
from relations.api.serializers.place import PlaceSerializer
from relations.api.views.reference import ReferenceViewSet
from relations.models import Place


class PlaceViewSet(ReferenceViewSet):
    """Cities, sites, waters and routes that records point at."""

    queryset = Place.objects.all()
    serializer_class = PlaceSerializer
    filterset_class = PlaceFilter
    orderings = ReferenceViewSet.orderings | {"name": "name"}
    default_ordering = "id"
    path_parameters = {"id": ("Identifier of the place.", "hanoi")}
