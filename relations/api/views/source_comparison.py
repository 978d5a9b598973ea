"""Where two sources stand side by side."""

from collections.abc import Iterator

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api import caching
from relations.api.errors import Fault, InvalidParameters
from relations.api.filter_schema import filter_parameters
from relations.api.filters.claim import FactFilter
from relations.api.filters.reference import refusal
from relations.api.parameters import StrictParameters
from relations.api.serializers.source_comparison import SourceComparisonSerializer
from relations.models import Claim, Source
from relations.queries.source_comparison import MOST, Comparison, compared

SIDES = {"a": "china-report-asean-new-day", "b": "pogled-china-vietnam-new-level"}


def side(name: str, example: str) -> OpenApiParameter:
    return OpenApiParameter(
        name,
        {"type": "string", "minLength": 1, "examples": [example]},
        required=True,
        description="The identifier of one of the two sources; swapped, the answer is the mirror of itself.",
    )


class SourceComparisonView(StrictParameters):
    """Two sources side by side."""

    explains = True
    members = SourceComparisonSerializer
    parameters = tuple(SIDES)

    def filters_asked(self, request: Request) -> FactFilter:
        return FactFilter(request.query_params, queryset=Claim.objects.public(), request=request)

    def faults(self, request: Request) -> Iterator[Fault]:
        yield from super().faults(request)
        # OPTIONS asks what can be asked.
        if request.method in caching.METHODS:
            yield from self.faults_of_sides(request)

    def faults_of_sides(self, request: Request) -> Iterator[Fault]:
        given = {name: request.query_params.get(name) for name in SIDES}
        for name, text in given.items():
            if not text:
                yield Fault(name, "required", f"Name a source as {name}, as in {name}={SIDES[name]}.")
        if given["a"] and given["a"] == given["b"]:
            detail = f"a and b are the same source. Name another, or ask /claims/?source={given['a'][:80]}."
            yield Fault("b", "same_source", detail)

    def stands(self) -> bool:
        return len(self.sources()) == len(SIDES)

    def sources(self) -> dict[str, Source]:
        """Those sources that readers see, by the parameter that names them."""
        given = {name: self.request.query_params[name].replace("\x00", "") for name in SIDES}
        found = {each.slug: each for each in Source.objects.published().filter(slug__in=given.values())}
        return {name: found[slug] for name, slug in given.items() if slug in found}

    @extend_schema(
        operation_id="compare_sources",
        tags=["sources"],
        parameters=[
            *(side(name, example) for name, example in SIDES.items()),
            *filter_parameters(FactFilter),
        ],
        responses=SourceComparisonSerializer,
    )
    def get(self, request: Request, **kwargs: str) -> Response:
        """Two sources side by side: what both say, what only one says, where they contradict each other.

        A fact is a field of a record, or one member of a field of many. Errors of sources do not count.
        """
        return Response(self.selected(self.compared(self.sources())))

    def compared(self, sources: dict[str, Source]) -> Comparison:
        if missing := [name for name in SIDES if name not in sources]:
            raise InvalidParameters([self.unknown(name) for name in missing])
        found = compared(sources["a"], sources["b"], self.filterset.qs)
        if found is None:
            detail = f"They make more than {MOST} claims. Narrow the question by record, kind or fact."
            raise InvalidParameters([Fault("kind", "too_many_claims", detail)])
        return found

    def unknown(self, name: str) -> Fault:
        refused = refusal(["source"], self.request.query_params[name])
        return Fault(name, refused.code, " ".join(refused.messages))
