"""Which members an answer shows: `fields` and `omit`."""

from collections.abc import Iterator

from rest_framework.request import Request
from rest_framework.serializers import Serializer

from relations.api.errors import Fault
from relations.api.nearest import nearest

FIELDS, OMIT = "fields", "omit"
PARAMETERS = (FIELDS, OMIT)


def named(request: Request, parameter: str) -> list[str]:
    """The names that a parameter lists, by commas or repetition."""
    return [name for text in request.query_params.getlist(parameter) for name in text.split(",")]


def is_asked(request: Request) -> bool:
    return any(parameter in request.query_params for parameter in PARAMETERS)


def faults(request: Request, names: list[str]) -> Iterator[Fault]:
    """Names that the answer does not have, or that leave nothing of it."""
    asked = {parameter: named(request, parameter) for parameter in PARAMETERS}
    unknown = [
        (parameter, name) for parameter in PARAMETERS for name in asked[parameter] if name not in names
    ]
    for parameter, name in unknown:
        detail = f"{name[:80]!r} is not a field here.{nearest(name, names)} Choose from {', '.join(names)}."
        yield Fault(parameter, "unknown_field", detail)
    if not unknown and not set(asked[FIELDS] or names) - set(asked[OMIT]):
        yield Fault(OMIT, "nothing_left", "These fields and omit leave nothing to show.")


def narrow(serializer: Serializer, request: Request) -> None:
    """Leave in a serializer only what the request asks for."""
    fields, omitted = named(request, FIELDS), named(request, OMIT)
    for name in list(serializer.fields):
        if (fields and name not in fields) or name in omitted:
            serializer.fields.pop(name)
