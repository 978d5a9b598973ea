"""The view set of tenures."""

from relations.api.filters.tenure import TenureFilter
from relations.api.views.writable import WritableViewSet
from relations.models import Tenure
from relations.representations.tenure import TenureSerializer


class TenureViewSet(WritableViewSet):
    """Terms of leaders in offices, with the days on which sources show them there.

    `held_on` has the dates at which a source shows a leader in office, also if no source gives a start.
    """

    queryset = Tenure.objects.published()
    serializer_class = TenureSerializer
    filterset_class = TenureFilter
    orderings = WritableViewSet.orderings | {"period": "period_starts_earliest"}
    default_ordering = "-period"
