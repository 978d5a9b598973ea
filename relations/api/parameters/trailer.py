"""The parameter that adds a last row to an export, which proves that it is complete."""

from typing import Any

from relations.api.parameters.parameter import InvalidValue, Parameter


class TrailerParameter(Parameter):
    """`1` adds the row. Only NDJSON has it, because each row of a table must be data."""

    selects_rows = False
    schema = {"type": "string", "enum": ["1"], "examples": ["1"]}

    def clean(self, text: str, view: Any) -> bool:
        if text != "1":
            raise InvalidValue("invalid_choice", "Write trailer=1, or leave it out.")
        return True

    def fits(self, renderer: Any) -> bool:
        return renderer.format == "ndjson"


TRAILER = TrailerParameter(
    "trailer",
    "Adds a last row to NDJSON, which proves that the export is complete and has the number of rows and the "
    "revision of the data.",
)
