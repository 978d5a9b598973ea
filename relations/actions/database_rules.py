"""The rules that the database keeps, told by their names: a constraint's name is a sentence."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError
from django.db.models import Model, ProtectedError, UniqueConstraint

from relations.errors import BrokenRule


@contextmanager
def database_rules(record_key: str, model: type[Model]) -> Iterator[None]:
    """Turn what the database refuses into BrokenRule. The transaction is lost: let the error pass."""
    try:
        yield
    except ProtectedError as error:
        kinds = {str(each._meta.verbose_name_plural) for each in error.protected_objects}
        rule = f"{', '.join(sorted(kinds))} rest on what would be removed"
        raise BrokenRule(record_key, rule) from error
    except IntegrityError as error:
        raise BrokenRule(record_key, rule_of(error, model)) from error


def rule_of(error: IntegrityError, model: type[Model]) -> str:
    """The name of the broken constraint; PostgreSQL says it, SQLite sometimes only the columns."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is not None:
        return diagnosis.constraint_name or str(error)
    kind, _, what = str(error).partition(" constraint failed: ")
    if kind == "UNIQUE" and (columns := set(re.findall(r"\w+\.(\w+)", what))):
        return unique_rule(columns, model)
    return what.removeprefix("index ").strip("'") or str(error)


def unique_rule(columns: set[str], model: type[Model]) -> str:
    """The unique constraint over the columns, of the model or of the rows that belong to it."""
    for each in (model, *(relation.related_model for relation in model._meta.related_objects)):
        for constraint in each._meta.constraints:
            if isinstance(constraint, UniqueConstraint) and columns == {
                each._meta.get_field(field).column for field in constraint.fields
            }:
                return str(constraint.name)
    return f"{', '.join(sorted(columns))} must be unique"
