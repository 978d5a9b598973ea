"""The view sets of sources and their paragraphs."""

from django.db.models import Prefetch
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.filters.source import SourceFilter
from relations.api.views import lookup
from relations.api.views.subresource import SubresourceViewSet
from relations.api.views.writable import WritableViewSet
from relations.models import Claim, Source
from relations.representations.paragraph import ParagraphSerializer
from relations.representations.source import SourceSerializer


class SourceViewSet(WritableViewSet):
    """Publications: articles, data sets, official documents and background, latest first."""

    queryset = Source.objects.published()
    serializer_class = SourceSerializer
    filterset_class = SourceFilter
    orderings = WritableViewSet.orderings | {"published": "published_starts_earliest"}
    default_ordering = "-published"
    other_path_parameters = {
        "number": ("The n-th non-blank line of the source's text, from 1.", 7),
        "mark": ("Number of a mark of the source.", 12),
    }


class ParagraphViewSet(SubresourceViewSet):
    """One paragraph of a source."""

    serializer_class = ParagraphSerializer

    def retrieve(self, request: Request, number: str, **kwargs: str) -> Response:
        """Retrieve a paragraph of a source.

        It has the digest and all claims that cite the paragraph, never the text.
        """
        claims = Prefetch("claims", Claim.objects.public().with_sources())
        paragraphs = self.record().paragraphs.select_related("source").prefetch_related(claims)
        found = paragraphs.filter(position=int(number)).first()
        if found is None:
            raise NotFound(f"The source has no paragraph {number}.")
        return Response(self.get_serializer(found).data)

    def exists(self) -> bool:
        source = lookup.with_key(self, lookup.published(Source))
        return source.filter(paragraphs__position=int(self.kwargs["number"])).exists()
