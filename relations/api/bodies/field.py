"""Fields of request bodies. They convert nothing; each error has a stable code, the rule and a fix."""

from typing import Any

from django.core.validators import RegexValidator
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

ANYTHING = {"type": ["string", "object", "array"]}
FACT = {"type": "string", "pattern": "^[a-z_]+$", "maxLength": 40}


def message(code: str, rule: str, cure: str) -> str:
    """An error as one text, as the framework passes errors on. `Body` splits it."""
    return f"{code}\n{rule}\n{cure}"


NO_TEXT = message("wrong_type", "must be text", "Write one value here, without nesting.")


class StrictField(serializers.Field):
    """The behaviour of all fields of bodies."""

    default_error_messages = {
        "required": message("missing_field", "is required", "Add it."),
        "null": message("wrong_type", "cannot be null", "Leave it out."),
    }


class TextField(StrictField, serializers.CharField):
    """Text without surrounding white space. A `pattern` comes with its rule and fix."""

    default_error_messages = StrictField.default_error_messages | {
        "invalid": NO_TEXT,
        "blank": message("empty", "is empty", "Write a value, or leave the field out."),
        "max_length": message("too_long", "is longer than {max_length} characters", "Shorten it."),
    }

    def __init__(
        self, pattern: str = r"\S", rule: str = "is malformed", cure: str = "", **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.validators.append(RegexValidator(pattern, message("malformed", rule, cure)))

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class WholeNumberField(StrictField, serializers.IntegerField):
    """A whole number from 1, given as a JSON number."""

    def __init__(self, most: int, cure: str, **kwargs: Any) -> None:
        rule = f"must be a whole number from 1 to {most}"
        outside = message("out_of_range", rule, cure)
        errors = {"invalid": message("wrong_type", rule, cure), "min_value": outside, "max_value": outside}
        super().__init__(min_value=1, max_value=most, error_messages=errors, **kwargs)

    def to_internal_value(self, data: Any) -> int:
        # JSON has one type of number: 844.0 is 844.
        if isinstance(data, float) and data.is_integer():
            return int(data)
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("invalid")
        return data


class KnownChoiceField(StrictField, serializers.ChoiceField):
    """One of declared choices."""

    def __init__(self, choices: Any, **kwargs: Any) -> None:
        super().__init__(choices, **kwargs)
        cure = f"Choose one of {', '.join(self.choices)}."
        self.error_messages["invalid_choice"] = message("invalid_choice", "is not a known choice", cure)
        self.error_messages["invalid"] = NO_TEXT

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class TextListField(StrictField, serializers.ListField):
    """A list of texts with a maximum length."""

    child = TextField()
    default_error_messages = StrictField.default_error_messages | {
        "not_a_list": message("wrong_type", "must be a list", "Write its items in brackets."),
        "max_length": message("too_many", "has more than {max_length} items", "Leave some out."),
    }


class TextMapField(StrictField, serializers.DictField):
    """An object whose values are texts."""

    child = TextField()
    default_error_messages = StrictField.default_error_messages | {
        "not_a_dict": message("wrong_type", "must be an object", "Write fields, each with its value."),
    }


@extend_schema_field(FACT)
class FactField(TextField):
    """One of the facts that the context allows."""

    def to_internal_value(self, data: Any) -> str:
        fact, facts = super().to_internal_value(data), self.context["facts"]
        if fact not in facts:
            cure = f"Choose one of {', '.join(facts)}."
            raise ValidationError(message("invalid_choice", "is not a fact of this kind", cure))
        return fact


@extend_schema_field(ANYTHING)
class PortableValueField(StrictField):
    """A value in portable form, which `documents.parse` validates."""

    def to_internal_value(self, data: Any) -> Any:
        return data
