"""The parameter that embeds related objects in each record."""

from typing import Any

from relations.api.parameters.parameter import InvalidValue, Parameter, Schema
from relations.api.problems.did_you_mean import did_you_mean


class IncludeParameter(Parameter):
    """Names among the `includes` of a view."""

    repeats = True
    explode = False
    selects_rows = False

    def clean_all(self, texts: list[str], view: Any) -> frozenset[str]:
        errors = []
        for name in sorted(set(texts) - set(view.includes)):
            hint = did_you_mean(name, view.includes)
            detail = f"{name[:80]!r} cannot be included.{hint} Choose from {', '.join(view.includes)}."
            errors.append(("unknown_include", detail))
        if errors:
            raise InvalidValue(*errors[0], *errors[1:])
        return frozenset(texts)

    def schema_for(self, view: Any) -> Schema:
        names = list(view.includes)
        items = {"type": "string", "enum": names}
        return {"type": "array", "items": items, "minItems": 1, "examples": [names[:1]]}


INCLUDE = IncludeParameter(
    "include", "Related objects to embed in each record, in a constant number of queries."
)
