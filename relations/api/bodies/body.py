"""Request bodies as serializers: one declaration for validation and for OpenAPI."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.fields import SkipField, empty

from relations.api.bodies.field import TextField
from relations.documents.cleaning import normalized
from relations.documents.error_collector import ErrorCollector
from relations.documents.field_path import child_path
from relations.errors import InvalidDocument, InvalidDocuments

REASON = "reason"
LONGEST_REASON = 2000
Schema = dict[str, Any]
SENTENCE = {
    "type": ["string", "null"],
    "pattern": r"^$|\S",
    "maxLength": LONGEST_REASON,
    "examples": ["A second source names the day."],
}


class Body(serializers.Serializer):
    """An object with known fields only."""

    examples: ClassVar[dict[str, Any]] = {}
    # The example of the body in the OpenAPI document.
    example: ClassVar[Any] = None
    # Two fields of which exactly one is required.
    exactly_one_of: ClassVar[tuple[str, ...]] = ()

    def checked(self) -> dict[str, Any]:
        """The values of the fields that were sent. Raises InvalidDocuments with every error found."""
        given, errors = self.given(), ErrorCollector()
        found = self.others(given, errors)
        for name, field in self.checked_fields().items():
            value = normalized(given[name], name, errors) if name in given else empty
            try:
                found[name] = field.run_validation(empty if value is None and field.required else value)
            except SkipField:
                pass
            except ValidationError as error:
                add_errors(error.detail, given.get(name), name, errors)
        self.check_together(given, errors)
        if errors.found:
            raise InvalidDocuments(errors.found)
        return found

    def given(self) -> dict[str, Any]:
        """The body if it is an object. Raises InvalidDocuments."""
        if isinstance(self.initial_data, dict):
            return dict(self.initial_data)
        rule, cure = "must be an object", "Write the fields in braces."
        raise InvalidDocuments([InvalidDocument("wrong_type", "", self.initial_data, rule, cure)])

    def checked_fields(self) -> dict[str, serializers.Field]:
        """The fields that this body validates itself."""
        return dict(self.fields)

    def others(self, given: dict[str, Any], errors: ErrorCollector) -> dict[str, Any]:
        """The fields of the body that it does not declare. Here they are errors."""
        errors.mapping(given, "", tuple(self.fields))
        return {}

    def check_together(self, given: dict[str, Any], errors: ErrorCollector) -> None:
        """Rules between fields."""
        if self.exactly_one_of and len(given.keys() & set(self.exactly_one_of)) != 1:
            one, other = self.exactly_one_of
            rule = f"must be given, or {other}, and not both"
            errors.add("inconsistent", one, given.get(one), rule, "Give one of the two.")

    def described(self, schema: Schema) -> Schema:
        """The schema of the framework, with what the framework leaves out."""
        either = [{"required": [name]} for name in self.exactly_one_of]
        return schema | {"additionalProperties": False} | ({"oneOf": either} if either else {})


@extend_schema_field(SENTENCE)
class ReasonField(TextField):
    """A reason in the words of the author. Left out, null and empty are the same."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_REASON, required=False, **kwargs)

    def run_validation(self, data: Any = empty) -> str:
        return "" if data in (empty, None, "") else super().run_validation(data)


class ReasonedBody(Body):
    """A body whose last field is the reason of the change."""

    def get_fields(self) -> dict[str, serializers.Field]:
        reason = ReasonField(help_text="Reason. Required for changes of published records.")
        return super().get_fields() | {REASON: reason}


class ParsedBody(ReasonedBody):
    """A body in portable form. `documents.parse` validates it when the change is applied."""

    # The fields that `documents.parse` does not know.
    own: ClassVar[tuple[str, ...]] = (REASON,)

    def checked_fields(self) -> dict[str, serializers.Field]:
        return {name: field for name, field in self.fields.items() if name in self.own}

    def others(self, given: dict[str, Any], errors: ErrorCollector) -> dict[str, Any]:
        """The fields of the body that it does not declare: all of them are passed on."""
        return {name: value for name, value in given.items() if name not in self.own}


def add_errors(detail: Any, given: Any, where: str, errors: ErrorCollector) -> None:
    """Add the errors of the framework, each with its place and value."""
    if isinstance(detail, dict):
        for key, found in detail.items():
            place = f"{where}[{key}]" if isinstance(key, int) else child_path(where, str(key))
            add_errors(found, given[key], place, errors)
        return
    for each in detail:
        code, rule, cure = str(each).split("\n")
        errors.add(code, where, given, rule, cure)


def emptied(fields: dict[str, Any], *kept: str) -> dict[str, Any]:
    """The fields of a correction: none is required, and null empties all except the required ones."""
    for name, field in fields.items():
        field.required = False
        field.allow_null = field.allow_null or name not in kept
    return fields
