"""The view set of claims."""

from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from relations.actions import curation
from relations.api.bodies.claim import ClaimCorrectionBodySerializer
from relations.api.filters.claim import ClaimFilter
from relations.api.http import caching
from relations.api.views.resource import ListViewSet
from relations.api.views.writable import OUTCOME, in_part
from relations.api.views.writing import Writing
from relations.models import KINDS, Claim, Record, Revision
from relations.queries.evidence.verification import verification
from relations.representations.claim import ClaimSerializer
from relations.representations.verification import VerificationSerializer


class ClaimViewSet(Writing, ListViewSet):
    """Claims: what one place in a source says about one fact of one record."""

    queryset = Claim.objects.public().with_sources()
    serializer_class = ClaimSerializer
    filterset_class = ClaimFilter
    lookup_url_kwarg = "id"
    lookup_value_regex = "[^/]+"
    orderings = {"record": ("record_key", "fact"), "id": "id"}
    default_ordering = "record"
    path_parameters = {"id": ("Identifier of the claim, a UUID.", "10fcc199-6e30-55ff-bb1b-268507b2057d")}

    bodies = {"partial_update": ClaimCorrectionBodySerializer}

    def retrieve(self, request: Request, **kwargs: str) -> Response:
        """Retrieve a claim.

        The number in its ETag is the revision of its record.
        """
        found = self.found_claim()
        self.shown_version = found.revision
        return Response(self.get_serializer(found).data)

    @extend_schema(responses=VerificationSerializer)
    @action(detail=True, serializer_class=VerificationSerializer, depends_on=caching.TEXTS)
    def verify(self, request: Request, **kwargs: str) -> Response:
        """Check the printed words of a claim against the text of its source.

        The text is attached by the operator of the service (`manage.py attach_text`) and is never shown.
        """
        return Response(self.get_serializer(verification(self.found_claim())).data)

    def found_claim(self) -> Claim:
        """The claim in the URL. Raises NotFound."""
        found = self.of_this_id().first()
        if found is None:
            raise self.not_found()
        return found

    @extend_schema(responses=OUTCOME)
    def partial_update(self, request: Request, **kwargs: str) -> HttpResponse:
        """Correct fields of a claim; null empties one. If-Match takes the revision of its record."""
        record = self.record()
        body, change = self.requested_change()
        return self.respond_once(
            lambda: in_part(lambda: curation.correct_claim(record, self.identifier(), body, change))
        )

    @extend_schema(responses=OUTCOME)
    def destroy(self, request: Request, **kwargs: str) -> HttpResponse:
        """Remove a claim that its source does not make. If-Match takes the revision of its record.

        A claim that its source makes and that is wrong is deprecated instead, with a reason.
        """
        record, change = self.record(), self.requested_removal()
        return self.respond_once(lambda: curation.correct_claim(record, self.identifier(), None, change))

    def exists(self) -> bool:
        if self.action == "list":
            return True
        revision = self.of_this_id().values_list("revision", flat=True).first()
        self.shown_version = revision if self.action == "retrieve" else None
        return revision is not None

    def record(self) -> Record:
        """The record of the claim, whatever its editorial state."""
        claim = Claim.objects.filter(pk=self.identifier()).first()
        if claim is None:
            raise self.not_found()
        return KINDS[claim.noun].objects.get(slug=claim.record_key.partition("/")[2])

    def identifier(self) -> str:
        """The identifier in the URL. Raises NotFound."""
        try:
            return str(UUID(self.kwargs["id"]))
        except ValueError:
            raise self.not_found() from None

    def not_found(self) -> NotFound:
        return NotFound(f"There is no claim {self.kwargs['id'][:80]!r}.")

    def of_this_id(self) -> QuerySet[Claim]:
        """The claim in the URL with the revision of its record; None if there is none."""
        try:
            found = self.get_queryset().filter(pk=UUID(self.kwargs["id"]))
        except ValueError:
            found = Claim.objects.none()
        return found.annotate(revision=revision_of_record())


def revision_of_record() -> Subquery:
    """The number of the latest revision of the record that a claim is about."""
    key = Substr(OuterRef("record_key"), Length(OuterRef("noun")) + 2)
    found = Revision.objects.filter(noun=OuterRef("noun"), key=key)
    return Subquery(found.order_by("-sequence").values("number")[:1])
