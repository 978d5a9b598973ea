"""The comparison of two sources."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.filters.claim import FactFilter
from relations.api.filters.reference import unknown_key
from relations.api.parameters.parameter import InvalidValue, Parameter
from relations.api.problems.problem import InvalidParameters, ParameterError
from relations.api.views.api_view import ApiView
from relations.models import Claim, Source
from relations.queries.comparison.sources import MOST, Comparison, compared
from relations.representations.source_comparison import SourceComparisonSerializer


class SourceParameter(Parameter):
    """The identifier of one of two different sources."""

    required = True
    schema = {"type": "string", "minLength": 1}

    def default(self, view: Any) -> str:
        return self.clean("", view)

    def clean(self, text: str, view: Any) -> str:
        if not text:
            detail = f"Name a source as {self.name}, as in {self.name}={self.example}."
            raise InvalidValue("required", detail)
        return text

    def check(self, value: str, view: Any) -> None:
        if self.name == "b" and value == view.query["a"]:
            detail = f"a and b are the same source. Name another, or see /claims/?source={value[:80]}."
            raise InvalidValue("same_source", detail)


TEXT = "The identifier of one of the two sources. Swapping them mirrors the response."
SOURCES = (
    SourceParameter("a", TEXT, example="china-report-asean-new-day"),
    SourceParameter("b", TEXT, example="pogled-china-vietnam-new-level"),
)


class SourceComparisonView(ApiView):
    """The comparison of two sources."""

    explains = True
    members = SourceComparisonSerializer
    parameters = SOURCES
    filterset_class = FactFilter

    def exists(self) -> bool:
        return len(self.sources()) == len(SOURCES)

    def sources(self) -> dict[str, Source]:
        """The published sources, by the parameter that names them."""
        given = {each.name: self.query[each.name].replace("\x00", "") for each in SOURCES}
        found = {each.slug: each for each in Source.objects.published().filter(slug__in=given.values())}
        return {name: found[slug] for name, slug in given.items() if slug in found}

    @extend_schema(
        operation_id="compare_sources",
        tags=["sources"],
        responses=SourceComparisonSerializer,
    )
    def get(self, request: Request, **kwargs: str) -> Response:
        """Compare two sources: facts with claims of both or of one, and contradictions.

        A fact is a field of a record, or one value of a field with several. Deprecated claims do not count.
        """
        return Response(self.selected(self.compared(self.sources())))

    def compared(self, sources: dict[str, Source]) -> Comparison:
        if missing := [each.name for each in SOURCES if each.name not in sources]:
            raise InvalidParameters([self.unknown(name) for name in missing])
        found = compared(sources["a"], sources["b"], FactFilter.apply(Claim.objects.public(), self.query))
        if found is None:
            detail = f"They make more than {MOST} claims. Filter by record, kind or fact."
            raise InvalidParameters([ParameterError("kind", "too_many_claims", detail)])
        return found

    def unknown(self, name: str) -> ParameterError:
        return ParameterError(name, *unknown_key(["source"], self.query[name]))
