"""`?group_by=`: rows by group instead of row by row."""

from collections.abc import Iterator
from typing import Any

from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from relations.api.errors import Fault
from relations.api.nearest import nearest
from relations.models import Figure
from relations.queries.aggregation import AGGREGATES, COUNT
from relations.queries.dimensions import Dimension, dimensions

GROUP_BY, AGGREGATE = "group_by", "aggregate"
PARAMETERS = (GROUP_BY, AGGREGATE)
REFUSALS = ("figures_collide",)
MOST_DIMENSIONS = 2


def has_amounts(view: Any) -> bool:
    """Whether the rows of a view come to an amount, as figures do."""
    return issubclass(view.queryset.model, Figure)


def aggregates(view: Any) -> tuple[str, ...]:
    """What can be said of the groups of a view."""
    return AGGREGATES if has_amounts(view) else (COUNT,)


def offered(view: Any) -> dict[str, Dimension]:
    """By what the list of a view can be grouped."""
    is_list = getattr(view, "action", None) == "list"
    return dimensions(view.queryset.model) if is_list else {}


def is_asked(request: Request) -> bool:
    return GROUP_BY in request.query_params


def words(request: Request, parameter: str) -> list[str]:
    return [word for text in request.query_params.getlist(parameter) for word in text.split(",")]


def dimensions_asked(request: Request, view: Any) -> dict[str, Dimension]:
    return {name: offered(view)[name] for name in words(request, GROUP_BY)}


def aggregates_asked(request: Request, view: Any) -> tuple[str, ...]:
    """All that can be said, unless the request names some."""
    named = words(request, AGGREGATE)
    return tuple(name for name in aggregates(view) if not named or name in named)


def faults(request: Request, view: Any) -> Iterator[Fault]:
    """What is wrong with the parameters of grouping."""
    if AGGREGATE in request.query_params and not is_asked(request):
        yield Fault(AGGREGATE, "without_group_by", f"{AGGREGATE} is about groups: add {GROUP_BY}.")
    if len(words(request, GROUP_BY)) > MOST_DIMENSIONS:
        yield Fault(GROUP_BY, "too_many", f"Group by at most {MOST_DIMENSIONS}.")
    yield from misnamed(request, GROUP_BY, tuple(offered(view)))
    yield from misnamed(request, AGGREGATE, aggregates(view))


def misnamed(request: Request, parameter: str, names: tuple[str, ...]) -> Iterator[Fault]:
    """Names that are not offered, or stand there twice."""
    asked = words(request, parameter)
    for name in dict.fromkeys(asked):
        if name not in names:
            detail = (
                f"{name[:80]!r} is not offered here.{nearest(name, names)} Choose from {', '.join(names)}."
            )
            yield Fault(parameter, "unknown_choice", detail)
        elif asked.count(name) > 1:
            yield Fault(parameter, "repeated_parameter", f"{name} stands there twice.")


def parameters(view: Any) -> list[OpenApiParameter]:
    """The parameters of grouping in the OpenAPI document."""
    by = {"type": "string", "enum": list(offered(view))}
    of = {"type": "string", "enum": list(aggregates(view))}
    names, said = list(offered(view)), list(aggregates(view))
    grouped = {
        "type": "array",
        "items": by,
        "minItems": 1,
        "maxItems": MOST_DIMENSIONS,
        "uniqueItems": True,
        "examples": [names[:MOST_DIMENSIONS]],
    }
    text = (
        "Groups instead of rows: by one or two fields, in the order of their values. `unknown` is a group; "
        "`year` is known where the period lies in one. All filters hold; there are no pages."
    )
    found = [OpenApiParameter(GROUP_BY, grouped, description=text, style="form", explode=False)]
    if len(said) > 1:
        chosen = {"type": "array", "items": of, "minItems": 1, "uniqueItems": True, "examples": [[COUNT]]}
        text = (
            "What to say of each group, beside its number of figures; all if left out. A sum, least or "
            "greatest of figures that do not add up or compare is refused, and names two that collide (409)."
        )
        found.append(OpenApiParameter(AGGREGATE, chosen, description=text, style="form", explode=False))
    return found
