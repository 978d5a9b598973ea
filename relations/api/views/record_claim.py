"""The claims of one record."""

from django.http import HttpResponse, HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from relations.actions import curation
from relations.api.bodies.claim import NewClaimBodySerializer
from relations.api.filters.claim import ClaimFilter
from relations.api.views.subresource import SubresourceViewSet
from relations.api.views.writable import OUTCOME, in_part
from relations.api.views.writing import Writing
from relations.models import Claim
from relations.models.claim import WHOLE_RECORD
from relations.representations.claim import ClaimSerializer


class RecordClaimViewSet(Writing, SubresourceViewSet):
    """The claims on one record."""

    rows = Claim
    serializer_class = ClaimSerializer
    filterset_class = ClaimFilter
    orderings = {"fact": "fact"}
    default_ordering = "fact"
    unique = "id"
    bodies = {"add_claim": NewClaimBodySerializer}
    adding_actions = ("add_claim",)

    def list(self, request: Request, **kwargs: str) -> HttpResponseBase:
        """List the claims on a record, by fact."""
        return self.page_of(self.record().claims.public().with_sources())

    @extend_schema(responses=OUTCOME)
    def add_claim(self, request: Request, **kwargs: str) -> HttpResponse:
        """Add a claim on one fact of a record.

        It names the place in a source that supports it.
        """
        record = self.current_record()
        body, change = self.requested_change(facts=(*record.facts, WHOLE_RECORD))
        fact = body.pop("fact")
        return self.respond_once(lambda: in_part(lambda: curation.cite(record, fact, body, change)))
