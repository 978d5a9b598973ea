"""Constraints written as sentences."""

from django.db import models
from django.db.models import Q

from relations.values.quantity import Operator

SHA256 = r"^[0-9a-f]{64}\Z"


def is_one_of(field: str, choices: type[models.TextChoices], *, name: str) -> models.CheckConstraint:
    """The column holds a declared choice (or null where the column allows it)."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": choices.values}), name=name)


def has_form(field: str, form: str, *, name: str) -> models.CheckConstraint:
    """The column holds text of a form, or null. End the form in \\Z: $ lets a line feed pass on SQLite."""
    return models.CheckConstraint(condition=Q(**{f"{field}__regex": form}), name=name)


def is_sha256(field: str, *, name: str) -> models.CheckConstraint:
    """The column holds 64 hexadecimal digits."""
    return has_form(field, SHA256, name=name)


def is_not_empty(field: str, *, name: str) -> models.CheckConstraint:
    """The column holds some text (null where the column allows it)."""
    return models.CheckConstraint(condition=~Q(**{field: ""}), name=name)


def is_ordered(period: str, *, name: str) -> models.CheckConstraint:
    """The latest end is not before the earliest start."""
    return models.CheckConstraint(
        condition=Q(**{f"{period}_ends_latest__gte": models.F(f"{period}_starts_earliest")}), name=name
    )


def counts_from_one(field: str, *, name: str) -> models.CheckConstraint:
    """The column counts from one."""
    return models.CheckConstraint(condition=Q(**{f"{field}__gte": 1}), name=name)


def is_whole(quantity: str, *, is_required: bool = False, name: str) -> models.CheckConstraint:
    """A quantity has an amount, a declared operator, a unit and a number, or nothing if nobody said."""
    parts = [f"{quantity}_{part}" for part in ("amount", "operator", "unit", "number")]
    whole = Q(
        **{f"{part}__isnull": False for part in parts},
        **{f"{quantity}_operator__in": [each.value for each in Operator]},
    )
    absent = Q(**{f"{part}__isnull": True for part in (*parts, f"{quantity}_rounded_to")})
    return models.CheckConstraint(condition=whole if is_required else whole | absent, name=name)


def only_for(field: str, measure: str, *, name: str) -> models.CheckConstraint:
    """The column may hold a value only for figures of one measure."""
    return models.CheckConstraint(condition=Q(measure=measure) | Q(**{f"{field}__isnull": True}), name=name)
