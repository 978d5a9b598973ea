"""The view set of places."""

from relations.api.filters.place import PlaceFilter
from relations.api.views.writable import WritableViewSet
from relations.models import Place
from relations.representations.place import PlaceSerializer


class PlaceViewSet(WritableViewSet):
    """Cities, sites, waters and routes that records refer to."""

    # What records refer to is never withdrawn.
    http_method_names = ["get", "post", "patch", "head", "options"]
    includes = ()
    queryset = Place.objects.all()
    serializer_class = PlaceSerializer
    filterset_class = PlaceFilter
    orderings = WritableViewSet.orderings | {"name": "name"}
    default_ordering = "id"
