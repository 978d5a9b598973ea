"""Where partnerships answer."""

from relations.api.filters.partnership import PartnershipFilter
from relations.api.serializers.partnership import PartnershipSerializer
from relations.api.views.record import RecordViewSet
from relations.models import Partnership


class PartnershipViewSet(RecordViewSet):
    """Relationships of two countries under a label that both use."""

    queryset = Partnership.objects.published()
    serializer_class = PartnershipSerializer
    filterset_class = PartnershipFilter
    orderings = RecordViewSet.orderings | {"period": "period_starts_earliest", "label": "label"}
    default_ordering = "-period"
    path_parameters = {
        "id": ("Identifier of the partnership.", "chn-vnm-comprehensive-strategic-partnership")
    }
