"""The parts of documents, derived from the columns that each model declares. Only this module does so."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models

from relations.documents.parts.part import ChoicePart, Part, PeriodPart, QuantityPart, TextPart, TextPattern
from relations.documents.parts.reference import KeyPart, KeysPart, OneOfPart, PairPart
from relations.documents.parts.rows import RowsPart
from relations.models.one_of import OneOf, Pair
from relations.models.period_field import EdtfField
from relations.models.quantity_field import QuantityField

_DECLARED: dict[type[models.Model], dict[str, Part]] = {}


def declared(model: type[models.Model]) -> dict[str, Part]:
    """The parts of a document by name, in the order of `model.document`. They are computed once."""
    if model not in _DECLARED:
        _DECLARED[model] = {name: part(model, name) for name in model.document}
    return _DECLARED[model]


def parts(model: type[models.Model]) -> tuple[Part, ...]:
    """The parts of a document, in the order declared by `model.document`."""
    return tuple(declared(model).values())


def fact_part(model: type[models.Model], fact: str) -> Part:
    """The part of a fact."""
    return declared(model)[fact]


def part(model: type[models.Model], name: str) -> Part:
    """The part for one declared name. Composite fields come first, because they hide their columns."""
    described = getattr(model, name, None)
    if isinstance(described, OneOf):
        words = described.columns.get("words")
        limit = model._meta.get_field(words).max_length if words else 0
        return OneOfPart(name, is_required=described.is_required, one_of=described, max_length=limit)
    if isinstance(described, Pair):
        columns = described.columns
        noun = noun_of(model._meta.get_field(columns[0]))
        return PairPart(name, is_required=True, noun=noun, columns=columns)
    if isinstance(described, QuantityField):
        return QuantityPart(name, is_required=described.is_required)
    field = model._meta.get_field(name)
    return relation_part(name, field) if field.is_relation else column_part(name, field)


def relation_part(name: str, field: Any) -> Part:
    """The part for a relation: rows of a child table, many references, or one reference."""
    if field.one_to_many:
        rows = field.related_model
        return RowsPart(name, model=rows, parts=parts(rows), is_ordered=getattr(rows, "is_ordered", False))
    if field.many_to_many:
        return KeysPart(name, noun=noun_of(field))
    return KeyPart(name, is_required=not field.null, noun=noun_of(field))


def column_part(name: str, field: Any) -> Part:
    """The part for one plain column."""
    default = str(field.get_default()) if field.has_default() else None
    is_required = not field.null and default is None
    if isinstance(field, EdtfField):
        return PeriodPart(name, is_required=is_required)
    if field.choices:
        choices = tuple(value for value, _ in field.choices)
        return ChoicePart(name, is_required=is_required, default=default, choices=choices)
    if isinstance(field, models.IntegerField):
        return TextPart(name, value_type="quantity", is_required=is_required, digits=True)
    return TextPart(name, is_required=is_required, max_length=field.max_length or 0, form=pattern_of(field))


def pattern_of(field: Any) -> TextPattern | None:
    """The pattern of the RegexValidator of a column, or None. Subclasses, as for URLs, do not count."""
    for each in field.validators:
        if type(each) is RegexValidator:
            pattern = each.regex.pattern.removeprefix("^").removesuffix(r"\Z")
            return TextPattern(pattern, f"is not a valid {field.verbose_name}", str(each.message))
    return None


def noun_of(field: Any) -> str:
    """The kind that a reference refers to."""
    return str(field.related_model.noun())
