"""The view set of countries."""

from relations.api.filters.country import CountryFilter
from relations.api.views.resource import DocumentedViewSet
from relations.models import Country
from relations.representations.country import CountrySerializer


class CountryViewSet(DocumentedViewSet):
    """Countries and areas: ISO 3166-1, former states, and areas without an ISO code.

    The kind is for filing. It is not a position on recognition.
    """

    queryset = Country.objects.all()
    serializer_class = CountrySerializer
    filterset_class = CountryFilter
    lookup_field = "code"
    unique = "code"
    orderings = {"id": "code", "updated_at": "updated_at"} | {"name": "name"}
    default_ordering = "id"
