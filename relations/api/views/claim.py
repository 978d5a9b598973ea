"""Where claims answer."""

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
from relations.api import asked, caching
from relations.api.filters.claim import ClaimFilter
from relations.api.serializers.claim import ClaimSerializer
from relations.api.serializers.verification import VerificationSerializer
from relations.api.views.resource import ListViewSet
from relations.api.views.written import OUTCOME, in_part
from relations.api.writing import Writing
from relations.models import KINDS, Claim, Record, Revision
from relations.queries.verification import verification


class ClaimViewSet(Writing, ListViewSet):
    """What one paragraph, or one locator, of one source says about one fact of one record."""

    queryset = Claim.objects.public().with_sources()
    serializer_class = ClaimSerializer
    filterset_class = ClaimFilter
    lookup_url_kwarg = "id"
    lookup_value_regex = "[^/]+"
    orderings = {"record": ("record_key", "fact"), "id": "id"}
    default_ordering = "record"
    path_parameters = {"id": ("Identifier of the claim, a UUID.", "10fcc199-6e30-55ff-bb1b-268507b2057d")}

    bodies = {"partial_update": "ClaimCorrection"}

    def retrieve(self, request: Request, **kwargs: str) -> Response:
        """One claim, as its source makes it. The number in its ETag is the revision of its record."""
        found = self.shown()
        self.shown_version = found.revision
        return Response(self.get_serializer(found).data)

    @extend_schema(responses=VerificationSerializer)
    @action(detail=True, serializer_class=VerificationSerializer, hangs_on=caching.TEXTS)
    def verify(self, request: Request, **kwargs: str) -> Response:
        """Whether the printed words of one claim still stand in the text that is attached to its source.

        The text itself is never shown. Whoever runs the service may attach it (`manage.py attach_text`).
        """
        return Response(self.get_serializer(verification(self.shown())).data)

    def shown(self) -> Claim:
        """The claim that this request names. Raises NotFound."""
        found = self.of_this_id().first()
        if found is None:
            raise self.not_found()
        return found

    @extend_schema(responses=OUTCOME)
    def partial_update(self, request: Request, **kwargs: str) -> HttpResponse:
        """Correct members of a claim; null empties one. If-Match names the revision of its record."""
        body = asked.body_of(request)
        record, question = self.record(), self.asked(body)
        return self.answer_once(
            lambda: in_part(lambda: curation.correct_claim(record, self.identifier(), body, question))
        )

    @extend_schema(responses=OUTCOME)
    def destroy(self, request: Request, **kwargs: str) -> HttpResponse:
        """Remove a claim that its source does not make. If-Match names the revision of its record.

        A claim that its source makes and that is wrong is deprecated instead, with a reason.
        """
        record, question = self.record(), self.asked(None)
        return self.answer_once(lambda: curation.correct_claim(record, self.identifier(), None, question))

    def stands(self) -> bool:
        if self.lists_rows:
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
        """The identifier in the address. Raises NotFound."""
        try:
            return str(UUID(self.kwargs["id"]))
        except ValueError:
            raise self.not_found() from None

    def not_found(self) -> NotFound:
        return NotFound(f"There is no claim {self.kwargs['id'][:80]!r}.")

    def of_this_id(self) -> QuerySet[Claim]:
        """The claim that this request names, if it is one, with the revision of its record."""
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
