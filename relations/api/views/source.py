"""Where sources and their paragraphs answer."""

from django.db.models import Prefetch
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.filters.source import SourceFilter
from relations.api.serializers.paragraph import ParagraphSerializer
from relations.api.serializers.source import SourceSerializer
from relations.api.views.paragraph_mark import MarkedViewSet
from relations.models import Claim, Source


class SourceViewSet(MarkedViewSet):
    """Publications that say something: articles, data sets, official documents, background; latest first."""

    queryset = Source.objects.published()
    serializer_class = SourceSerializer
    filterset_class = SourceFilter
    orderings = MarkedViewSet.orderings | {"published": "published_starts_earliest"}
    default_ordering = "-published"
    path_parameters = {
        "id": ("Identifier of the source.", "china-report-asean-new-day"),
        "number": ("The n-th non-blank line of the source's text, from 1.", 7),
        "mark": ("Number of a mark of the source.", 12),
    }

    def stands(self) -> bool:
        if self.action != "paragraph":
            return super().stands()
        source = self.visible().filter(slug=self.kwargs["id"])
        number = int(self.kwargs["number"])
        return "\x00" not in self.kwargs["id"] and source.filter(paragraphs__position=number).exists()

    @extend_schema(responses=ParagraphSerializer)
    @action(
        detail=True,
        url_path=r"paragraphs/(?P<number>[0-9]{1,9})",
        url_name="paragraph",
        serializer_class=ParagraphSerializer,
        includes=(),
    )
    def paragraph(self, request: Request, number: str, **kwargs: str) -> Response:
        """One paragraph of a source: its digest, never its text, and all claims that rest on it."""
        claims = Prefetch("claims", Claim.objects.public().with_sources())
        paragraphs = self.shown().paragraphs.select_related("source").prefetch_related(claims)
        found = paragraphs.filter(position=int(number)).first()
        if found is None:
            raise NotFound(f"The source has no paragraph {number}.")
        return Response(self.get_serializer(found).data)
