"""The view set of agreements."""

from relations.api.filters.agreement import AgreementFilter
from relations.api.views.writable import WritableViewSet
from relations.models import Agreement
from relations.representations.agreement import AgreementSerializer


class AgreementViewSet(WritableViewSet):
    """Agreements that countries and organisations propose, discuss, sign or declare, latest first."""

    queryset = Agreement.objects.published()
    serializer_class = AgreementSerializer
    filterset_class = AgreementFilter
    orderings = WritableViewSet.orderings | {"signed": "signed_starts_earliest", "title": "title"}
    default_ordering = "-signed"
