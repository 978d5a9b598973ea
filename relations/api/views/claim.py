"""Where claims answer."""

from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api import caching
from relations.api.filters.claim import ClaimFilter
from relations.api.serializers.claim import ClaimSerializer
from relations.api.serializers.verification import VerificationSerializer
from relations.api.views.resource import ListViewSet
from relations.models import Claim
from relations.queries.verification import verification


class ClaimViewSet(ListViewSet):
    """What one paragraph, or one locator, of one source says about one fact of one record."""

    queryset = Claim.objects.public().with_sources()
    serializer_class = ClaimSerializer
    filterset_class = ClaimFilter
    lookup_url_kwarg = "id"
    lookup_value_regex = "[^/]+"
    orderings = {"record": ("record_key", "fact"), "id": "id"}
    default_ordering = "record"
    path_parameters = {"id": ("Identifier of the claim, a UUID.", "10fcc199-6e30-55ff-bb1b-268507b2057d")}

    def retrieve(self, request: Request, **kwargs: str) -> Response:
        """One claim, as its source makes it."""
        return Response(self.get_serializer(self.shown()).data)

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
            raise NotFound(f"There is no claim {self.kwargs['id'][:80]!r}.")
        return found

    def stands(self) -> bool:
        return self.lists_rows or self.of_this_id().exists()

    def of_this_id(self) -> QuerySet[Claim]:
        """The claim that this request names, if it is one."""
        try:
            return self.get_queryset().filter(pk=UUID(self.kwargs["id"]))
        except ValueError:
            return Claim.objects.none()
