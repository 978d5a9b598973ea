"""The parameter that chooses the format of a response."""

from typing import Any

from relations.api.parameters.parameter import Parameter, Schema


class FormatParameter(Parameter):
    """One of the formats of a view. Content negotiation reads it (relations/api/http/negotiation.py)."""

    selects_rows = False

    def schema_for(self, view: Any) -> Schema:
        formats = [renderer.format for renderer in view.get_renderers()]
        return {"type": "string", "enum": formats, "examples": formats[:1]}


FORMAT = FormatParameter("format", "The format of the response, instead of the `Accept` header.")
