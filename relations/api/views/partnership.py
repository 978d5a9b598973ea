"""The view set of partnerships."""

from relations.api.filters.partnership import PartnershipFilter
from relations.api.views.writable import WritableViewSet
from relations.models import Partnership
from relations.representations.partnership import PartnershipSerializer


class PartnershipViewSet(WritableViewSet):
    """Relationships of two countries under a label that both use."""

    queryset = Partnership.objects.published()
    serializer_class = PartnershipSerializer
    filterset_class = PartnershipFilter
    orderings = WritableViewSet.orderings | {"period": "period_starts_earliest", "label": "label"}
    default_ordering = "-period"
