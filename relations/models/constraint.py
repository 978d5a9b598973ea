"""Constraints whose names are sentences, each with the message that people read when it is broken.

A message says the rule and the cure; `actions.recording.database_rules` puts it into BrokenRule.
"""

from django.db import models
from django.db.models import Q

from relations.values.quantity import Operator

SHA256 = r"^[0-9a-f]{64}\Z"


def is_one_of(field: str, choices: type[models.TextChoices], *, name: str) -> models.CheckConstraint:
    """The column holds a declared choice (or null where the column allows it)."""
    message = f"{label(field)} has no such value. Choose one of {', '.join(choices.values)}."
    return check(Q(**{f"{field}__in": choices.values}), name=name, message=message)


def matches_pattern(field: str, pattern: str, *, name: str, message: str) -> models.CheckConstraint:
    """The column holds text that matches, or null.

    End the pattern in \\Z: $ lets a line feed pass on SQLite.
    """
    return check(Q(**{f"{field}__regex": pattern}), name=name, message=message)


def is_sha256(field: str, *, name: str) -> models.CheckConstraint:
    """The column holds 64 hexadecimal digits."""
    message = f"{label(field)} is not a SHA-256 checksum. Write 64 hexadecimal digits in lower case."
    return matches_pattern(field, SHA256, name=name, message=message)


def is_not_empty(field: str, *, name: str) -> models.CheckConstraint:
    """The column holds some text (null where the column allows it)."""
    return check(~Q(**{field: ""}), name=name, message=f"{label(field)} is empty. Write a value.")


def is_ordered(period: str, *, name: str) -> models.CheckConstraint:
    """The latest end is not before the earliest start."""
    condition = Q(**{f"{period}_ends_latest__gte": models.F(f"{period}_starts_earliest")})
    message = f"{label(period)} ends before it starts. Write the earlier date first."
    return check(condition, name=name, message=message)


def counts_from_one(field: str, *, name: str) -> models.CheckConstraint:
    """The column counts from one."""
    message = f"{label(field)} is less than 1. Write a whole number from 1."
    return check(Q(**{f"{field}__gte": 1}), name=name, message=message)


def is_complete_quantity(quantity: str, *, is_required: bool = False, name: str) -> models.CheckConstraint:
    """A quantity has an amount, a declared operator, a unit and a number; or all are null."""
    parts = [f"{quantity}_{part}" for part in ("amount", "operator", "unit", "number")]
    complete = Q(
        **{f"{part}__isnull": False for part in parts},
        **{f"{quantity}_operator__in": [each.value for each in Operator]},
    )
    absent = Q(**{f"{part}__isnull": True for part in (*parts, f"{quantity}_rounded_to")})
    message = f"{label(quantity)} lacks an amount, an operator or a unit. Give all three."
    return check(complete if is_required else complete | absent, name=name, message=message)


def only_for(field: str, measure: str, *, name: str) -> models.CheckConstraint:
    """The column may hold a value only for figures of one measure."""
    message = f"{label(field)} belongs only to figures whose measure is {measure}. Leave it out."
    return check(Q(measure=measure) | Q(**{f"{field}__isnull": True}), name=name, message=message)


def check(condition: Q, *, name: str, message: str) -> models.CheckConstraint:
    """A rule for one row, with its message."""
    return models.CheckConstraint(condition=condition, name=name, violation_error_message=message)


def is_unique(*fields: str, name: str, message: str, condition: Q | None = None) -> models.UniqueConstraint:
    """No two rows (of those that meet the condition) have the same values, with the message."""
    return models.UniqueConstraint(
        fields=fields, condition=condition, name=name, violation_error_message=message
    )


def label(field: str) -> str:
    """A column as people read it: `Target quantity`."""
    return field.replace("_", " ").capitalize()
