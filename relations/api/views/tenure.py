"""Where tenures answer."""

from relations.api.filters.tenure import TenureFilter
from relations.api.serializers.tenure import TenureSerializer
from relations.api.views.record import RecordViewSet
from relations.models import Tenure


class TenureViewSet(RecordViewSet):
    """Who held which office, and when that is known.

    Dates at which a source shows a leader in office stand in `held_on`, also where none says since when.
    """

    queryset = Tenure.objects.published()
    serializer_class = TenureSerializer
    filterset_class = TenureFilter
    orderings = RecordViewSet.orderings | {"period": "period_starts_earliest"}
    default_ordering = "-period"
    path_parameters = {"id": ("Identifier of the tenure.", "pham-minh-chinh-prime-minister-of-vietnam")}
