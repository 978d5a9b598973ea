"""The parameter that shows how a request was interpreted. explanation.py has the content."""

from typing import Any

from relations.api.http.negotiation import JsonRenderer
from relations.api.parameters.parameter import InvalidValue, Parameter


class ExplainParameter(Parameter):
    """Only `explain=1`."""

    schema = {"type": "string", "enum": ["1"]}
    selects_rows = False

    def fits(self, renderer: Any) -> bool:
        return isinstance(renderer, JsonRenderer)

    def clean(self, text: str, view: Any) -> bool:
        if text != "1":
            raise InvalidValue("invalid_value", f"Write {self.name}=1, or leave it out.")
        return True


EXPLAIN = ExplainParameter(
    "explain",
    "Adds a field `explain` that shows how the request was interpreted. With JSON only.",
    example="1",
)
