"""The view set of organisations."""

from relations.api.filters.organisation import OrganisationFilter
from relations.api.views.writable import WritableViewSet
from relations.models import Organisation
from relations.representations.organisation import OrganisationSerializer


class OrganisationViewSet(WritableViewSet):
    """Parties, ministries, legislatures, armed forces, companies, media and others that sources name."""

    queryset = Organisation.objects.published()
    serializer_class = OrganisationSerializer
    filterset_class = OrganisationFilter
    orderings = WritableViewSet.orderings | {"name": "name"}
    default_ordering = "name"
