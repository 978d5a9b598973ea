"""Where agreements answer."""

from relations.api.filters.agreement import AgreementFilter
from relations.api.serializers.agreement import AgreementSerializer
from relations.api.views.record import RecordViewSet
from relations.models import Agreement


class AgreementViewSet(RecordViewSet):
    """What countries and organisations propose, discuss, agree, sign or declare together, latest first."""

    queryset = Agreement.objects.published()
    serializer_class = AgreementSerializer
    filterset_class = AgreementFilter
    orderings = RecordViewSet.orderings | {"signed": "signed_starts_earliest", "title": "title"}
    default_ordering = "-signed"
    path_parameters = {"id": ("Identifier of the agreement.", "to-lam-china-2024-08-package")}
