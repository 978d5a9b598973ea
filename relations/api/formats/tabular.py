"""Nested rows as lines of a table. The columns depend only on the request.

A nested field is a column, `period.edtf`. A list is one cell, its values joined by `|`; a list of objects has
a column for each of their fields, the values in the same order. Objects without declared fields, and lists
inside lists, are JSON.
"""

from collections.abc import Iterator
from typing import Any

import orjson
from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from relations.api.formats import csv_text
from relations.representations.record import NotIncludedField

SEPARATOR = "|"
Path = tuple[str, ...]


def columns(serializer: serializers.Serializer) -> list[Path]:
    """The columns of the rows of a serializer, as paths into them."""
    return [(name, *rest) for name, field in serializer.fields.items() for rest in ways_into(field)]


def ways_into(field: Any, *, in_list: bool = False) -> Iterator[Path]:
    """The columns of one field, from the same declarations as the OpenAPI document."""
    field = declared(field)
    if isinstance(field, NotIncludedField):
        return
    if is_list(field):
        yield from [()] if in_list else ways_into(item_of(field), in_list=True)
    elif isinstance(field, PolymorphicProxySerializer):
        forms = field.serializers.values() if isinstance(field.serializers, dict) else field.serializers
        yield from dict.fromkeys(way for form in forms for way in ways_into(form, in_list=in_list))
    elif isinstance(field, serializers.Serializer):
        for name in getattr(field, "columns", field.fields):
            yield from ((name, *rest) for rest in ways_into(field.fields[name], in_list=in_list))
    else:
        yield ()


def declared(field: Any) -> Any:
    """The declared type of a field."""
    declared = getattr(field, "_spectacular_annotation", {}).get("field", field)
    if isinstance(declared, dict):
        return field
    return declared() if isinstance(declared, type) else declared


def is_list(field: Any) -> bool:
    several = serializers.ListSerializer | serializers.ListField | serializers.ManyRelatedField
    return isinstance(field, several) or getattr(field, "many", False) is True


def item_of(field: Any) -> Any:
    if isinstance(field, PolymorphicProxySerializer):
        return PolymorphicProxySerializer(
            field.component_name, field.serializers, field.resource_type_field_name, many=False
        )
    return field.child_relation if isinstance(field, serializers.ManyRelatedField) else field.child


def name_of(column: Path) -> str:
    return ".".join(column)


def line(row: dict[str, Any], found: list[Path]) -> list[str]:
    """The cells of one row."""
    return [cell(value_at(row, column)) for column in found]


def value_at(value: Any, column: Path) -> Any:
    if isinstance(value, list):
        return [value_at(each, column) for each in value]
    if value is None or not column:
        return value
    return value_at(value.get(column[0]), column[1:])


def cell(value: Any) -> str:
    if isinstance(value, list):
        return SEPARATOR.join(escaped(text(each)) for each in value)
    return text(value)


def text(value: Any) -> str:
    """One value; nothing for null."""
    return orjson.dumps(value).decode() if isinstance(value, dict | list) else csv_text.plain(value)


def escaped(value: str) -> str:
    """A value in a list, with a backslash before separators."""
    return value.replace("\\", "\\\\").replace(SEPARATOR, f"\\{SEPARATOR}")
