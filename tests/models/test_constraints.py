"""The database enforces every named constraint, even for plain SQL."""

import re

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import CheckConstraint, UniqueConstraint

import tests.factories
from relations.models import Revision
from relations.models.history_guard import APPEND_ONLY
from tests.factories import VisitFactory
from tests.models.breaches import CHECKS, DISTINGUISHED_BY, UNIQUES

MODELS = [model for model in apps.get_app_config("relations").get_models() if not model._meta.auto_created]
CONSTRAINTS = {
    constraint.name: (model, constraint) for model in MODELS for constraint in model._meta.constraints
}
UNIQUE_FIELDS = [
    (model, field.name)
    for model in MODELS
    for field in model._meta.fields
    if field.unique and not field.primary_key
]


def make(model, **keywords):
    return getattr(tests.factories, f"{model.__name__}Factory")(**keywords)


def columns(model, names):
    """The columns of the fields, each quoted."""
    return [connection.ops.quote_name(model._meta.get_field(name).column) for name in names]


def error_of(sql):
    """Run a statement and undo it. Returns the error of the database, or None."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            transaction.set_rollback(True)
    except IntegrityError as error:
        return error
    return None


def update_statement(row, assignments):
    """A statement that sets columns of a row to expressions. For a revision it adds a changed copy."""
    meta, quote = row._meta, connection.ops.quote_name
    where = f"{quote(meta.pk.column)} = {literal(row.pk)}"
    if isinstance(row, Revision):
        kept = {field.column: quote(field.column) for field in meta.fields if not field.primary_key}
        kept |= {"number": quote("number") + " + 1"} | assignments
        names, values = ", ".join(map(quote, kept)), ", ".join(kept.values())
        return f"INSERT INTO {meta.db_table} ({names}) SELECT {values} FROM {meta.db_table} WHERE {where}"
    settings = ", ".join(f"{quote(column)} = {expression}" for column, expression in assignments.items())
    return f"UPDATE {meta.db_table} SET {settings} WHERE {where}"


def literal(pk):
    """A primary key in SQL."""
    if isinstance(pk, int):
        return str(pk)
    return f"'{pk.hex}'" if hasattr(pk, "hex") and connection.vendor == "sqlite" else f"'{pk}'"


def copy_columns(row, names):
    """Assignments that give another row the same values in the columns."""
    meta, quote = row._meta, connection.ops.quote_name
    source = f"FROM {meta.db_table} WHERE {quote(meta.pk.column)} = {literal(row.pk)}"
    return {
        meta.get_field(name).column: f"(SELECT {quote(meta.get_field(name).column)} {source})"
        for name in names
    }


def names_constraint(error, constraint, model):
    """Whether the error comes from the constraint. SQLite names the columns of a unique constraint."""
    if error is None:
        return False
    if connection.vendor == "postgresql":
        return error.__cause__.diag.constraint_name == constraint.name
    if model is Revision and isinstance(constraint, UniqueConstraint):
        return str(error) == APPEND_ONLY
    if isinstance(constraint, CheckConstraint):
        return str(error) == f"CHECK constraint failed: {constraint.name}"
    expected = [f"{model._meta.db_table}.{model._meta.get_field(name).column}" for name in constraint.fields]
    return str(error) == f"UNIQUE constraint failed: {', '.join(expected)}"


def uniqueness_of(error):
    """What the error names: the columns on SQLite, the constraint on PostgreSQL."""
    return str(error) if connection.vendor == "sqlite" else error.__cause__.diag.constraint_name


def test_every_constraint_has_a_breach():
    by_kind = {
        kind: {name for name, (_, each) in CONSTRAINTS.items() if isinstance(each, kind)}
        for kind in (CheckConstraint, UniqueConstraint)
    }

    assert set(CHECKS) == by_kind[CheckConstraint]
    assert set(UNIQUES) == by_kind[UniqueConstraint]
    assert len(CONSTRAINTS) == len(CHECKS) + len(UNIQUES)


def test_constraints_are_sentences():
    assert [name for name in CONSTRAINTS if name.count("_") < 2] == []


def test_every_constraint_has_a_message_with_a_rule_and_advice():
    """The rule names no columns; the advice may list choices."""
    messages = {name: str(each.violation_error_message) for name, (_, each) in CONSTRAINTS.items()}
    sentence = re.compile(r"[A-Z][^_.:]+[.:] .+\.")

    assert [name for name, message in messages.items() if name in message] == []
    assert {name: text for name, text in messages.items() if not sentence.fullmatch(text)} == {}


@pytest.mark.django_db
def test_every_check_constraint_is_enforced():
    rows, failures = {}, []
    for name, breaches in CHECKS.items():
        model, constraint = CONSTRAINTS[name]
        row = rows[model] if model in rows else rows.setdefault(model, make(model))
        for breach in breaches:
            error = error_of(update_statement(row, breach))
            failures += [] if names_constraint(error, constraint, model) else [(name, breach, error)]

    assert failures == []


@pytest.mark.django_db
def test_every_unique_constraint_is_enforced():
    failures = []
    for name, (first, second) in UNIQUES.items():
        model, constraint = CONSTRAINTS[name]
        with transaction.atomic():
            one, other = make(model, **first), make(model, **second)
            names = [each for name in constraint.fields for each in DISTINGUISHED_BY.get(name, [name])]
            error = error_of(update_statement(other, copy_columns(one, names)))
            transaction.set_rollback(True)
        failures += [] if names_constraint(error, constraint, model) else [(name, error)]

    assert failures == []


@pytest.mark.django_db
def test_every_identifier_is_unique():
    failures = []
    for model, name in UNIQUE_FIELDS:
        with transaction.atomic():
            error = error_of(update_statement(make(model), copy_columns(make(model), [name])))
            transaction.set_rollback(True)
        column = model._meta.get_field(name).column
        failures += [] if error and column in uniqueness_of(error) else [(model, name, error)]

    assert failures == []


@pytest.mark.django_db
def test_a_retracted_figure_does_not_block_another_of_the_same_identity():
    figure = make(CONSTRAINTS["tradefigure_is_recorded_once"][0], period="2022")
    with connection.cursor() as cursor:
        cursor.execute(update_statement(figure, {"publication": "'retracted'"}))

    assert make(type(figure), period="2022").identity == figure.identity


@pytest.mark.django_db
def test_a_reference_to_a_missing_row_is_refused():
    visit = VisitFactory()
    assert "host" in str(error_of(update_statement(visit, {"host_id": "NULL"})))

    with transaction.atomic():
        mark = transaction.savepoint()
        with connection.cursor() as cursor:
            cursor.execute(update_statement(visit, {"host_id": "'QQQ'"}))
        with pytest.raises(IntegrityError):
            connection.check_constraints()
        transaction.savepoint_rollback(mark)
