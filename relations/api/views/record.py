"""Every kind of record: list, detail, and its claims."""

from typing import ClassVar

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.filters.claim import ClaimFilter
from relations.api.serializers.claim import ClaimSerializer
from relations.api.views.decided import DecidedViewSet
from relations.api.views.grouped import GroupedViewSet
from relations.api.views.written import OUTCOME
from relations.models import Claim

CLAIMS = "claims"


class RecordViewSet(GroupedViewSet, DecidedViewSet):
    """A kind of record. Subclasses give queryset, serializer_class, filterset_class, and more orderings."""

    lookup_field = "slug"
    unique = "slug"
    orderings: ClassVar[dict[str, str | tuple[str, ...]]] = {"id": "slug", "updated_at": "updated_at"}
    lists = (*DecidedViewSet.lists, "claims")
    includes = (CLAIMS,)

    def get_queryset(self) -> QuerySet:
        queryset = super().get_queryset()
        if CLAIMS not in self.included:
            return queryset
        return queryset.prefetch_related(Prefetch(CLAIMS, Claim.objects.public().with_sources()))

    @extend_schema(responses=ClaimSerializer(many=True))
    @action(
        detail=True,
        serializer_class=ClaimSerializer,
        rows=Claim,
        filterset_class=ClaimFilter,
        orderings={"fact": "fact"},
        default_ordering="fact",
        unique="id",
        includes=(),
    )
    def claims(self, request: Request, **kwargs: str) -> Response:
        """All that sources say about this record, fact by fact."""
        return self.page_of(self.shown().claims.public().with_sources())

    @extend_schema(responses=OUTCOME)
    @claims.mapping.post
    def add_claim(self, request: Request, **kwargs: str) -> HttpResponse:
        """Add a claim on one fact of it, at the place in a source where that says so."""
        return super().add_claim(request, **kwargs)
