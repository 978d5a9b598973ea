"""Where countries answer."""

from relations.api.filters.country import CountryFilter
from relations.api.serializers.country import CountrySerializer
from relations.api.views.reference import ReferenceViewSet
from relations.models import Country


class CountryViewSet(ReferenceViewSet):
    """Countries and areas: ISO 3166-1, former states, and areas that ISO never coded.

    The kind is a filing rule, never a position on recognition.
    """

    queryset = Country.objects.all()
    serializer_class = CountrySerializer
    filterset_class = CountryFilter
    lookup_field = "code"
    unique = "code"
    orderings = {"id": "code", "updated_at": "updated_at"} | {"name": "name"}
    default_ordering = "id"
    path_parameters = {"id": ("Code of the country or area.", "VNM")}
