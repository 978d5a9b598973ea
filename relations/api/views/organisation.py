"""Where organisations answer."""

from relations.api.filters.organisation import OrganisationFilter
from relations.api.serializers.organisation import OrganisationSerializer
from relations.api.views.record import RecordViewSet
from relations.models import Organisation


class OrganisationViewSet(RecordViewSet):
    """Parties, ministries, legislatures, armed forces, companies, media and others that sources name."""

    queryset = Organisation.objects.published()
    serializer_class = OrganisationSerializer
    filterset_class = OrganisationFilter
    orderings = RecordViewSet.orderings | {"name": "name"}
    default_ordering = "name"
    path_parameters = {"id": ("Identifier of the organisation.", "communist-party-of-vietnam")}
