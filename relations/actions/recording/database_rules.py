"""Errors for violated database constraints. models/constraint.py declares the message of each."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError
from django.db.models import BaseConstraint, Model, ProtectedError, UniqueConstraint

from relations.errors import BrokenRule


@contextmanager
def database_rules(record_key: str, model: type[Model]) -> Iterator[None]:
    """Raise BrokenRule for a violated constraint. The transaction cannot be used afterwards."""
    try:
        yield
    except ProtectedError as error:
        kinds = {str(each._meta.verbose_name_plural) for each in error.protected_objects}
        rule = f"What would be removed is still used by {', '.join(sorted(kinds))}. Change those first."
        raise BrokenRule(record_key, rule) from error
    except IntegrityError as error:
        raise BrokenRule(record_key, broken_rule(error, model)) from error


def broken_rule(error: IntegrityError, model: type[Model]) -> str:
    """The rule and the cure of the violated constraint, of the model or of its child tables.

    PostgreSQL reports the name of the constraint, SQLite sometimes only its columns.
    """
    diagnosis = getattr(error.__cause__, "diag", None)
    kind, _, what = str(error).partition(" constraint failed: ")
    columns = set() if diagnosis else set(re.findall(r"\w+\.(\w+)", what))
    name = diagnosis.constraint_name if diagnosis else what.removeprefix("index ").strip("'")
    for each, constraint in constraints(model):
        if constraint.name == name or (
            kind == "UNIQUE" and columns and columns == unique_columns(each, constraint)
        ):
            return str(constraint.violation_error_message)
    if columns:
        return f"Another row has the same {', '.join(sorted(columns))}. Choose another value."
    return f"The database refuses it ({name or error}). Change its values."


def constraints(model: type[Model]) -> Iterator[tuple[type[Model], BaseConstraint]]:
    """The constraints of the model and of its child tables, each with its model."""
    for each in (model, *(relation.related_model for relation in model._meta.related_objects)):
        yield from ((each, constraint) for constraint in each._meta.constraints)


def unique_columns(model: type[Model], constraint: BaseConstraint) -> set[str]:
    """The columns of a unique constraint; empty for other constraints."""
    fields = constraint.fields if isinstance(constraint, UniqueConstraint) else ()
    return {model._meta.get_field(field).column for field in fields}
