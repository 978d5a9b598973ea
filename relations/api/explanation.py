"""`?explain=1`: what was understood of a question, beside its answer."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from relations.api import language, ordering
from relations.api.errors import Fault
from relations.api.filters.reference import RelationParameter
from relations.api.negotiation import JsonRenderer
from relations.api.pagination import limit_asked
from relations.values.search import Search

EXPLAIN = "explain"
CHOICE = (
    "The value of a record is its curators' choice, and `evidence` names its basis: stated by a claim, "
    "combined from several, derived from those named, or background. Every live claim is held against it. "
    "What was planned or proposed yields to what is reported, and earlier states to later ones. Judgements "
    "never contradict, and errors of sources do not count. Where claims contradict the value or each other, "
    "all stand side by side in /conflicts/ with the reason of the choice. Independent sources are counted, "
    "never paragraphs or repeats."
)


def is_asked(request: Request) -> bool:
    return EXPLAIN in request.query_params


def faults(request: Request) -> Iterator[Fault]:
    """What is wrong with how an explanation is asked for."""
    if request.query_params.get(EXPLAIN, "1") != "1":
        yield Fault(EXPLAIN, "invalid_value", f"Write {EXPLAIN}=1, or leave it out.")
    if is_asked(request):
        yield from json_only(request, EXPLAIN)


def json_only(request: Request, *parameters: str) -> Iterator[Fault]:
    """The parameters that only JSON takes, where another format is asked for."""
    asked = request.accepted_renderer.format
    for name in parameters if asked != JsonRenderer.format else ():
        if name in request.query_params:
            detail = f"{name} goes with JSON, and {asked} is asked for. Leave it out, or ask for format=json."
            yield Fault(name, "json_only", detail)


def explanation(view: Any) -> dict[str, Any]:
    """What a view understood."""
    ruled_out = {name for names in view.at_odds().values() for name in names}
    known = set(view.known_parameters()) - ruled_out
    return {
        "filters": list(filters(view)),
        "ordering": ordering.understood(view.request, view) if ordering.PARAMETER in known else None,
        "limit": limit_asked(view.request) if "limit" in known else None,
        "language": language.asked(view.request),
        "choice": CHOICE,
    }


def filters(view: Any) -> Iterator[dict[str, Any]]:
    """The filters that were given, and those with a default that acts without being given."""
    known = {} if view.filterset is None else view.filterset.filters
    for name, parameter in known.items():
        is_given = name in view.request.query_params
        if is_given or "default" in parameter.schema:
            value = view.filterset.form.cleaned_data[name]
            found = ["-".join(value)] if isinstance(parameter, RelationParameter) else list(words(value))
            yield {"name": name, "value": found, "is_default": not is_given}


def words(value: Any) -> Iterator[str]:
    """A value as it was understood: identifiers with their kinds, first and last days, words folded."""
    if isinstance(value, list):
        for each in value:
            yield from words(each)
    elif isinstance(value, tuple):
        yield "/".join(str(part) for part in value)
    elif isinstance(value, Search):
        yield from value.words
    elif isinstance(value, datetime):
        yield value.isoformat()
    else:
        yield str(value).lower() if isinstance(value, bool) else str(value)


def parameter() -> OpenApiParameter:
    """The parameter in the OpenAPI document."""
    schema = {"type": "string", "enum": ["1"], "examples": ["1"]}
    text = "Adds a member `explain` that says what was understood of the question. With JSON only."
    return OpenApiParameter(EXPLAIN, schema, description=text)
