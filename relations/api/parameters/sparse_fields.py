"""The parameters that choose the fields of each object: `fields` and `omit`."""

from typing import Any

from rest_framework.serializers import Serializer

from relations.api.http.negotiation import ExportRenderer, JsonRenderer
from relations.api.parameters.parameter import InvalidValue, Parameter, Schema
from relations.api.problems.did_you_mean import did_you_mean


class FieldNamesParameter(Parameter):
    """Names among the fields of the response serializer of a view."""

    repeats = True
    explode = False
    selects_rows = False

    def fits(self, renderer: Any) -> bool:
        return isinstance(renderer, JsonRenderer | ExportRenderer)

    def clean_all(self, texts: list[str], view: Any) -> list[str]:
        names, errors = field_names(view), []
        for name in texts:
            if name not in names:
                hint = did_you_mean(name, names)
                detail = f"{name[:80]!r} is not a field here.{hint} Choose from {', '.join(names)}."
                errors.append(("unknown_field", detail))
        if errors:
            raise InvalidValue(*errors[0], *errors[1:])
        return texts

    def schema_for(self, view: Any) -> Schema:
        names = field_names(view)
        items = {"type": "string", "enum": names}
        return {"type": "array", "items": items, "minItems": 1, "examples": [self.example(names)]}


class OmitParameter(FieldNamesParameter):
    """Names of fields to leave out. At least one field must remain."""

    def check(self, value: list[str], view: Any) -> None:
        if not set(view.query["fields"] or field_names(view)) - set(value):
            raise InvalidValue("nothing_left", "fields and omit leave no field.")


FIELDS = FieldNamesParameter("fields", "Only these fields of each object.", example=lambda names: names[:2])
OMIT = OmitParameter("omit", "All fields of each object except these.", example=lambda names: names[-1:])


def field_names(view: Any) -> list[str]:
    """The fields of the objects that a view responds with."""
    return list(view.response_serializer()().fields)


def select_fields(serializer: Serializer, view: Any) -> None:
    """Remove from a serializer the fields that the request does not ask for."""
    only, omitted = view.query.get("fields") or (), view.query.get("omit") or ()
    for name in list(serializer.fields) if only or omitted else ():
        if (only and name not in only) or name in omitted:
            serializer.fields.pop(name)
